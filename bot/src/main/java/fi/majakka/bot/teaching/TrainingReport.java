package fi.majakka.bot.teaching;

import java.util.List;

/** What a new model does better and worse than the one in use when it was trained. */
public record TrainingReport(List<Measured> figures, List<Changed> golden) {
  public TrainingReport {
    figures = List.copyOf(figures);
    golden = List.copyOf(golden);
  }

  /**
   * A figure of the held-out messages, before and after.
   *
   * @param of how many messages it is a share of; 0 when it is none
   * @param floor that it must not fall below; 0 when it has none
   */
  public record Measured(String name, double before, double after, int of, double floor) {

    /** True when the new model falls below the floor where the old one did not stand lower. */
    public boolean fallen() {
      return after < floor && after < before;
    }
  }

  /**
   * A golden question with another answer.
   *
   * @param topicBefore what answered it; empty when it was refused
   * @param broken it was answered as it should be, and is no more
   */
  public record Changed(
      String question,
      String language,
      String topicBefore,
      String topicAfter,
      String before,
      String after,
      boolean broken) {}

  /** True when nothing stands in the way of taking the model into use. */
  public boolean passes() {
    return golden.stream().noneMatch(Changed::broken)
        && figures.stream().noneMatch(Measured::fallen);
  }
}
