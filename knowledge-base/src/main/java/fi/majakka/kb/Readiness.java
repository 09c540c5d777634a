package fi.majakka.kb;

import java.util.List;

/**
 * An employer's self-assessment: questions, the levels that the answers lead to, and what to do.
 *
 * @param levels from the one that has not thought of it to the one that is ready; three
 * @param questions the first tells whether it has been thought of at all
 */
public record Readiness(List<Level> levels, List<Question> questions) {
  /** How many questions people put up with. */
  public static final int MOST = 12;

  public Readiness {
    levels = List.copyOf(levels);
    questions = List.copyOf(questions);
  }

  /**
   * One of the three levels.
   *
   * @param text what it means and where to begin
   */
  public record Level(String id, Text title, Text text, List<String> facts) {
    public Level {
      facts = List.copyOf(facts);
    }
  }

  /**
   * A question with its answers.
   *
   * @param answers from "not at all" to "in order"; three
   * @param step what to do as long as it is not in order
   * @param task whose responsible organisation helps with it
   * @param topic the article that tells more
   */
  public record Question(
      String id,
      Text question,
      List<Text> answers,
      Text step,
      String task,
      String topic,
      List<String> facts) {
    public Question {
      answers = List.copyOf(answers);
      facts = List.copyOf(facts);
    }
  }
}
