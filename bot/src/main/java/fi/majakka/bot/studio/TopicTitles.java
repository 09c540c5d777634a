package fi.majakka.bot.studio;

import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.kb.Article;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Topic;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What people call a topic: the title of its answer, or its id where it has none. */
final class TopicTitles {
  private TopicTitles() {}

  static String of(KnowledgeBase knowledge, String topic, Language language) {
    return knowledge
        .article(topic)
        .map(article -> article.title().in(Phrases.kb(language)))
        .orElse(topic);
  }

  /** The title of every answer, by topic. */
  static Map<String, String> byTopic(KnowledgeBase knowledge, Language language) {
    return knowledge.articles().stream()
        .collect(
            Collectors.toMap(
                Article::topic, article -> article.title().in(Phrases.kb(language)), (a, b) -> a));
  }

  /** Every topic with its title, in the order of the topic list. */
  static List<Map.Entry<String, String>> all(KnowledgeBase knowledge, Language language) {
    return knowledge.topics().stream()
        .map(Topic::id)
        .map(id -> Map.entry(id, of(knowledge, id, language)))
        .toList();
  }
}
