package fi.majakka.kb.edit;

import fi.majakka.kb.KnowledgeTree;
import fi.majakka.kb.Topic;
import fi.majakka.kb.yaml.Value;
import fi.majakka.kb.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes edits into the files of a knowledge base. Only what an edit changes is written anew: every
 * other file, line and comment stays as it was, byte for byte.
 */
public final class KnowledgeBaseWriter {
  private static final Pattern ARTICLE =
      Pattern.compile("([a-z][a-z0-9-]*)/articles/([a-z_]+)/([a-z_]+)\\.yaml");

  private KnowledgeBaseWriter() {}

  /** Where a layer's article about a topic stands. */
  public static String articlePath(String layer, String topic) {
    return layer + "/articles/" + topic.replace('.', '/') + ".yaml";
  }

  /** The topic of an article's path; empty for other files. */
  public static Optional<String> topicOf(String path) {
    Matcher matcher = ARTICLE.matcher(path);
    return matcher.matches()
        ? Optional.of(matcher.group(2) + "." + matcher.group(3))
        : Optional.empty();
  }

  /** The layer that a path in a folder belongs to. */
  public static String layerOf(String path) {
    return path.substring(0, path.indexOf('/'));
  }

  /** The ids of the topics of {@code topics.csv}, in its order. */
  public static List<String> topics(KnowledgeTree tree) {
    return tree.text(TopicRows.FILE).map(TopicRows::ids).orElse(List.of());
  }

  /**
   * Writes a topic into {@code topics.csv}, behind the others of its area.
   *
   * @throws fi.majakka.kb.KnowledgeException when it cannot stand there
   */
  public static KnowledgeTree putTopic(KnowledgeTree tree, Topic topic) {
    return tree.with(
        TopicRows.FILE, TopicRows.put(tree.text(TopicRows.FILE).orElse(TopicRows.HEAD), topic));
  }

  /** What a layer's file says about a topic; empty when it has none. */
  public static Optional<ArticleSource> article(KnowledgeTree tree, String layer, String topic) {
    return tree.text(articlePath(layer, topic))
        .map(text -> ArticleSource.of(YamlText.parse(text).value()));
  }

  /**
   * Writes an article into a layer. Its version is one above the published one, and a language that
   * was not edited with the other is marked as stale.
   *
   * @param published the files that the edit began from
   * @param twinHolds true when the editor says that the other language still says the same
   */
  public static KnowledgeTree putArticle(
      KnowledgeTree tree,
      KnowledgeTree published,
      String layer,
      ArticleSource article,
      boolean twinHolds) {
    String path = articlePath(layer, article.topic());
    Optional<Value> before = published.text(path).map(text -> YamlText.parse(text).value());
    YamlText file = tree.text(path).map(YamlText::parse).orElse(YamlText.of(Value.nothing()));
    Value.Entries edited = article.onto(entries(file.value()));
    Value.Entries marked = ArticleMarks.mark(before, edited, twinHolds);
    if (before.filter(marked::equals).isPresent()) {
      return tree.with(path, published.file(path).orElseThrow());
    }
    return tree.with(path, file.with(marked).text());
  }

  /**
   * The items of a list such as the facts, notices or golden questions of a file.
   *
   * @return empty when there is no such file
   */
  public static List<Value> items(KnowledgeTree tree, String path) {
    return tree.text(path).map(text -> YamlText.parse(text).value().list()).orElse(List.of());
  }

  /** The item of an id in a list; empty when there is none. */
  public static Optional<Value> item(KnowledgeTree tree, String path, String id) {
    return items(tree, path).stream().filter(item -> item.text("id").equals(id)).findFirst();
  }

  /** Writes an item of a list in place of the one with its id, else at the end. */
  public static KnowledgeTree putItem(KnowledgeTree tree, String path, Value.Entries item) {
    List<Value> items = new ArrayList<>(items(tree, path));
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).text("id").equals(item.text("id"))) {
        items.set(i, item);
        return write(tree, path, items);
      }
    }
    items.add(item);
    return write(tree, path, items);
  }

  /** Takes the item of an id out of a list. */
  public static KnowledgeTree removeItem(KnowledgeTree tree, String path, String id) {
    return write(
        tree,
        path,
        items(tree, path).stream().filter(item -> !item.text("id").equals(id)).toList());
  }

  private static KnowledgeTree write(KnowledgeTree tree, String path, List<Value> items) {
    Value list = new Value.Items(items);
    String text =
        tree.text(path)
            .map(before -> YamlText.parse(before).with(list))
            .orElseGet(() -> YamlText.of(list))
            .text();
    return tree.with(path, text);
  }

  private static Value.Entries entries(Value value) {
    return value instanceof Value.Entries map ? map : Value.nothing();
  }
}
