package fi.majakka.bot.dialogue;

import fi.majakka.nlu.Interpretation;
import java.util.Set;

/**
 * "How many hours?", "can I do it without the bank?": what is said about the last topic still, as
 * was learnt from what people say next (decision 0051).
 */
final class GoingOn {
  /** So likely must it be. */
  private static final double LIKELY = 0.5;

  /** The surer the message is when read alone, the more. */
  private static final double SURER = 0.2;

  /**
   * Less likely than this, words that every topic shares do not ask on about the last one either.
   */
  private static final double UNLIKELY = 0.05;

  /** Who clearly says one of these means it, whatever was spoken of. */
  private static final Set<String> NEVER_OVERRULED =
      Set.of(
          "settle.emergency",
          "settle.healthcare",
          "jobs.exploitation",
          "meta.greet",
          "meta.thanks",
          "meta.feedback",
          "meta.language");

  private GoingOn() {}

  /** True when the message is about the last topic, though it reads otherwise. */
  static boolean about(Draft draft, String last) {
    boolean certain = draft.confidence == 1; // told by an earlier stage, not read
    boolean readSo = draft.topic.filter(last::equals).isPresent();
    boolean meant =
        FollowUps.clear(draft, FollowUps.MEANT)
            && draft.topic.filter(NEVER_OVERRULED::contains).isPresent();
    return !certain
        && !readSo
        && !meant
        && draft.memory.topic().filter(last::equals).isPresent()
        && likely(draft);
  }

  static boolean likely(Draft draft) {
    double alone = draft.outOfScope ? 0 : draft.confidence;
    return learnt(draft) >= LIKELY + SURER * alone;
  }

  static boolean unlikely(Draft draft) {
    return learnt(draft) < UNLIKELY;
  }

  private static double learnt(Draft draft) {
    return draft.interpretation.map(Interpretation::goesOn).orElse(0.0);
  }
}
