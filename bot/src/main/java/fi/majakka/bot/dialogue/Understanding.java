package fi.majakka.bot.dialogue;

import fi.majakka.nlu.Interpretation;
import java.util.Optional;

/** Reads a message; thread-safe. */
@FunctionalInterface
public interface Understanding {

  /**
   * What a message means.
   *
   * @param language ISO 639-1 code of the conversation so far, if known
   * @param audience talent or employer, if known
   */
  Interpretation interpret(String text, Optional<String> language, Optional<String> audience);

  /** True for a topic that it was trained for; a newer one is found by search alone. */
  default boolean knows(String topic) {
    return true;
  }
}
