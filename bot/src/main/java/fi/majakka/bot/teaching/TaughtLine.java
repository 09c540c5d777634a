package fi.majakka.bot.teaching;

import fi.majakka.nlu.training.Example;
import java.time.Instant;

/**
 * A sentence that Majakka is taught to understand, masked.
 *
 * @param language {@code fi} or {@code en}
 * @param author the coordinator who added it
 * @param visitors a visitor's own sentence, here only as long as its consent and its conversation
 */
public record TaughtLine(
    long id,
    String topic,
    String language,
    String text,
    String author,
    Instant addedAt,
    boolean visitors) {

  /** The line as the trainer reads it. */
  Example example() {
    return new Example(topic, text, language);
  }
}
