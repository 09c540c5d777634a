package fi.majakka.nlu;

import java.util.List;
import java.util.Optional;

/**
 * What a message was understood to mean.
 *
 * @param text the message as it was read
 * @param language ISO 639-1 code of the message's language, such as {@code fi}, {@code en}, {@code
 *     sv}, {@code uk}
 * @param languageConfidence 0..1
 * @param topics the likeliest topics, best first, never empty; confidences are calibrated, 0..1
 * @param alsoAsked further topics that the same message asks about, in the order of the text
 * @param entities places, occupations and the like, in the order of the text
 * @param outOfScope true when no topic is meant; {@link #topic()} is then empty
 * @param unsure true when the best topics lie too close together, or too low, to answer without
 *     asking
 * @param goesOn 0..1, how likely the message goes on about the topic that was spoken of last; 0
 *     when there was none
 * @param modelId names the data and code that the model was made from
 */
public record Interpretation(
    String text,
    String language,
    double languageConfidence,
    List<RankedTopic> topics,
    List<String> alsoAsked,
    List<Entity> entities,
    boolean outOfScope,
    boolean unsure,
    double goesOn,
    String modelId) {

  public Interpretation {
    topics = List.copyOf(topics);
    alsoAsked = List.copyOf(alsoAsked);
    entities = List.copyOf(entities);
  }

  /** The topic meant, or empty when the message is out of scope. */
  public Optional<RankedTopic> topic() {
    return outOfScope ? Optional.empty() : topics.stream().findFirst();
  }
}
