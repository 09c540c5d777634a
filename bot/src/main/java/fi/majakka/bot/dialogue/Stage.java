package fi.majakka.bot.dialogue;

import java.util.function.Consumer;

/**
 * One step on the road of a message.
 *
 * @param name as it is measured
 * @param always true for a step that also runs once the reply is found
 */
record Stage(String name, boolean always, Consumer<Draft> work) {

  static Stage of(String name, Consumer<Draft> work) {
    return new Stage(name, false, work);
  }

  static Stage last(String name, Consumer<Draft> work) {
    return new Stage(name, true, work);
  }
}
