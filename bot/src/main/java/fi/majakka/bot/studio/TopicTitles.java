package fi.majakka.bot.studio;

import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.kb.Article;
import fi.majakka.kb.GoldenQuestion;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.KnowledgeTree;
import fi.majakka.kb.Topic;
import fi.majakka.kb.edit.KnowledgeBaseWriter;
import fi.majakka.kb.yaml.YamlException;
import java.util.HashMap;
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

  /**
   * The title of every answer, by topic.
   *
   * @param tree files with answers that the knowledge may lack, written as far as they are
   */
  static Map<String, String> byTopic(
      KnowledgeBase knowledge, KnowledgeTree tree, Language language) {
    Map<String, String> titles = new HashMap<>(byTopic(knowledge, language));
    for (String path : tree.paths()) {
      KnowledgeBaseWriter.topicOf(path)
          .filter(topic -> !titles.containsKey(topic))
          .ifPresent(topic -> written(tree, path, topic, language, titles));
    }
    return titles;
  }

  private static void written(
      KnowledgeTree tree,
      String path,
      String topic,
      Language language,
      Map<String, String> titles) {
    try {
      KnowledgeBaseWriter.article(tree, KnowledgeBaseWriter.layerOf(path), topic)
          .map(article -> language == Language.FI ? article.title().fi() : article.title().en())
          .filter(title -> !title.isBlank())
          .ifPresent(title -> titles.put(topic, title));
    } catch (YamlException e) {
      // The check says what is wrong with the file.
    }
  }

  /** What golden questions ask, by id. */
  static Map<String, String> goldenQuestions(KnowledgeBase knowledge) {
    return knowledge.golden().stream()
        .collect(Collectors.toMap(GoldenQuestion::id, GoldenQuestion::ask, (a, b) -> b));
  }

  /** Every topic with its title, in the order of the topic list. */
  static List<Map.Entry<String, String>> all(KnowledgeBase knowledge, Language language) {
    return knowledge.topics().stream()
        .map(Topic::id)
        .map(id -> Map.entry(id, of(knowledge, id, language)))
        .toList();
  }
}
