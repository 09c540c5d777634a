package fi.majakka.bot.dialogue;

import fi.majakka.nlu.Interpretation;
import fi.majakka.nlu.Prior;

/** Reads a message; thread-safe. */
@FunctionalInterface
public interface Understanding {

  /** What a message means, with what is known before it is read. */
  Interpretation interpret(String text, Prior prior);

  /** True for a topic that it was trained for; a newer one is found by search alone. */
  default boolean knows(String topic) {
    return true;
  }
}
