package fi.majakka.kb.edit;

import fi.majakka.kb.KnowledgeTree;
import fi.majakka.kb.edit.ArticleSource.NextSource;
import fi.majakka.kb.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes a topic out of the files of a knowledge base, with its answer and everything that names it:
 * next questions of other answers, golden questions and notices.
 *
 * @param topic that goes
 * @param instead where next questions lead that led to it; empty: they go, too
 */
public record TopicRemoval(String topic, Optional<String> instead) {
  private static final String NEXT = "next";
  private static final String GOLDEN = "golden.yaml";
  private static final String NOTICES = "notices.yaml";
  private static final String TOPICS = "topics";

  /**
   * Something that names the topic besides its own answer.
   *
   * @param kind next, golden or notice
   * @param id the topic of an answer whose next question leads there, else the thing's own id
   */
  public record Mention(String kind, String id) {}

  /** Everything that names the topic, in the order of the files. */
  public List<Mention> mentions(KnowledgeTree tree) {
    List<Mention> mentions = new ArrayList<>();
    for (String path : tree.paths()) {
      Optional<String> answer = KnowledgeBaseWriter.topicOf(path);
      if (answer.isPresent()) {
        if (!answer.get().equals(topic) && leads(tree, path)) {
          mentions.add(new Mention(NEXT, answer.get()));
        }
      } else if (isList(path, GOLDEN)) {
        items(tree, path)
            .filter(this::isAsked)
            .forEach(item -> mentions.add(new Mention("golden", item.text("id"))));
      } else if (isList(path, NOTICES)) {
        items(tree, path)
            .filter(item -> item.texts(TOPICS).contains(topic))
            .forEach(item -> mentions.add(new Mention("notice", item.text("id"))));
      }
    }
    return mentions;
  }

  /**
   * The files without the topic.
   *
   * @param published the files that the edit began from
   */
  public KnowledgeTree from(KnowledgeTree tree, KnowledgeTree published) {
    KnowledgeTree left =
        tree.text(TopicRows.FILE)
            .map(csv -> tree.with(TopicRows.FILE, TopicRows.remove(csv, topic)))
            .orElse(tree);
    for (String path : tree.paths()) {
      Optional<String> answer = KnowledgeBaseWriter.topicOf(path);
      if (answer.filter(topic::equals).isPresent()) {
        left = left.without(path);
      } else if (answer.isPresent() && leads(tree, path)) {
        left = led(left, published, KnowledgeBaseWriter.layerOf(path), answer.get());
      } else if (isList(path, GOLDEN)) {
        for (Value item : items(tree, path).filter(this::isAsked).toList()) {
          left = KnowledgeBaseWriter.removeItem(left, path, item.text("id"));
        }
      } else if (isList(path, NOTICES)) {
        left = noticed(left, path);
      }
    }
    return left;
  }

  private static Stream<Value> items(KnowledgeTree tree, String path) {
    return KnowledgeBaseWriter.items(tree, path).stream();
  }

  private boolean isAsked(Value golden) {
    return golden.text("topic").equals(topic);
  }

  private static boolean isList(String path, String name) {
    return path.endsWith("/" + name) && path.indexOf('/') == path.lastIndexOf('/');
  }

  private boolean leads(KnowledgeTree tree, String path) {
    return KnowledgeBaseWriter.topicOf(path)
        .flatMap(
            answer -> KnowledgeBaseWriter.article(tree, KnowledgeBaseWriter.layerOf(path), answer))
        .filter(article -> article.next().stream().anyMatch(this::leadsHere))
        .isPresent();
  }

  private boolean leadsHere(NextSource next) {
    return next.topic().equals(topic);
  }

  private KnowledgeTree led(
      KnowledgeTree tree, KnowledgeTree published, String layer, String answer) {
    ArticleSource article = KnowledgeBaseWriter.article(tree, layer, answer).orElseThrow();
    List<NextSource> next = new ArrayList<>();
    for (NextSource one : article.next()) {
      if (!leadsHere(one)) {
        next.add(one);
      } else if (instead.filter(other -> isFree(other, answer, article)).isPresent()) {
        next.add(new NextSource(instead.get(), one.label()));
      }
    }
    return KnowledgeBaseWriter.putArticle(tree, published, layer, article.leading(next), true);
  }

  /** No answer leads to itself, or to the same place twice. */
  private static boolean isFree(String other, String answer, ArticleSource article) {
    return !other.equals(answer)
        && article.next().stream().noneMatch(one -> one.topic().equals(other));
  }

  /** A notice of this topic alone goes: without a topic it would stand above every answer. */
  private KnowledgeTree noticed(KnowledgeTree tree, String path) {
    KnowledgeTree left = tree;
    for (Value item : items(tree, path).toList()) {
      NoticeSource notice = NoticeSource.of(item);
      if (notice.topics().contains(topic)) {
        List<String> others =
            notice.topics().stream().filter(other -> !other.equals(topic)).toList();
        left =
            others.isEmpty()
                ? KnowledgeBaseWriter.removeItem(left, path, notice.id())
                : KnowledgeBaseWriter.putItem(left, path, notice.about(others).toValue());
      }
    }
    return left;
  }
}
