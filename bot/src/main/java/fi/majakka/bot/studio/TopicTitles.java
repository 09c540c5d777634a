package fi.majakka.bot.studio;

import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.kb.KnowledgeBase;

/** What people call a topic: the title of its answer, or its id where it has none. */
final class TopicTitles {
  private TopicTitles() {}

  static String of(KnowledgeBase knowledge, String topic, Language language) {
    return knowledge
        .article(topic)
        .map(article -> article.title().in(Phrases.kb(language)))
        .orElse(topic);
  }
}
