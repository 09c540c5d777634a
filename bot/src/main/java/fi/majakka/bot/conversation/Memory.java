package fi.majakka.bot.conversation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a conversation remembers between turns.
 *
 * @param language language of the conversation, once known
 * @param languageChosen true when the person chose it, so that detection no longer changes it
 * @param audience talent or employer, once known
 * @param topic topic of the last answer
 * @param entities those in force
 * @param offered the choices shown last
 * @param form a form under way or parked
 * @param more how many parts of the last answer have been shown after "more"
 * @param misses how many messages in a row were not understood
 * @param lastMiss name of the fallback wording used last
 * @param introduced true once the disclosure was shown
 * @param kept what skills want to know again, by their own names
 * @param why where the last answer came from
 */
public record Memory(
    Optional<Language> language,
    boolean languageChosen,
    Optional<String> audience,
    Optional<String> topic,
    List<Entity> entities,
    List<Choice> offered,
    Optional<FormState> form,
    int more,
    int misses,
    Optional<String> lastMiss,
    boolean introduced,
    Map<String, String> kept,
    Optional<Why> why) {

  public Memory {
    entities = List.copyOf(entities);
    offered = List.copyOf(offered);
    kept = Map.copyOf(kept);
  }

  /** The memory of a conversation that has just begun. */
  public static Memory empty() {
    return new Memory(
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        0,
        0,
        Optional.empty(),
        false,
        Map.of(),
        Optional.empty());
  }

  /** The same without the last topic when that is no more. */
  public Memory knowing(Predicate<String> topics) {
    return topic.filter(topics.negate()).isEmpty()
        ? this
        : new Memory(
            language,
            languageChosen,
            audience,
            Optional.empty(),
            entities,
            offered,
            form,
            0,
            misses,
            lastMiss,
            introduced,
            kept,
            why);
  }

  /**
   * Where an answer came from.
   *
   * @param confidence that its topic was meant; 1 when it was chosen
   * @param runnerUp the topic that was next likely, with its own confidence
   */
  public record Why(
      AnswerRef answer,
      String release,
      List<Source> sources,
      double confidence,
      Optional<String> runnerUp,
      double runnerUpConfidence) {
    public Why {
      sources = List.copyOf(sources);
    }
  }
}
