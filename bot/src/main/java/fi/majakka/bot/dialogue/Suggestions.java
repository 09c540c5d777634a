package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.Language;
import java.util.List;

/** Finds the articles that resemble a text; thread-safe. */
@FunctionalInterface
public interface Suggestions {

  /** Topics whose articles are nearest to the text, best first; may be empty. */
  List<String> topics(String text, Language language);
}
