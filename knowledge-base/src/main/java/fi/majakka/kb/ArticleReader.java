package fi.majakka.kb;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads one article; a regional article is laid over the national one of the same topic. */
final class ArticleReader {
  private static final String[] KEYS = {
    "topic",
    "version",
    "title",
    "questions",
    "lead",
    "steps",
    "responsible",
    "unknown",
    "more",
    "links",
    "next",
    "by_municipality",
    "local"
  };
  private static final String[] VARIANT_KEYS = {
    "lead", "steps", "responsible", "unknown", "more", "links"
  };

  private ArticleReader() {}

  /** The article of a file, over a national one; empty when it cannot be made of what is there. */
  static Optional<Article> read(YamlTree file, Optional<Article> base) {
    if (file.missing()) {
      return Optional.empty(); // said already: it is no YAML
    }
    file.only(KEYS);
    String topic = file.need("topic");
    Optional<Text> title = bilingual(file.get("title")).or(() -> base.map(Article::title));
    Optional<Block> lead = block(file.get("lead")).or(() -> base.map(Article::lead));
    if (title.isEmpty()) {
      file.problem("missing title");
    }
    if (lead.isEmpty()) {
      file.problem("missing lead");
    }
    if (topic.isEmpty() || title.isEmpty() || lead.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Variant> local = new TreeMap<>();
    base.ifPresent(article -> local.putAll(article.local()));
    file.get("local").entries().forEach((name, tree) -> local.put(name, variant(tree)));
    return Optional.of(
        new Article(
            topic,
            version(file) + base.map(Article::version).orElse(0),
            title.get(),
            questions(file, base),
            lead.get(),
            blocks(file, "steps", base.map(Article::steps)),
            orElse(file.texts("responsible"), base.map(Article::responsible)),
            block(file.get("unknown")).or(() -> base.flatMap(Article::unknown)),
            blocks(file, "more", base.map(Article::more)),
            orElse(links(file), base.map(Article::links)),
            orElse(next(file), base.map(Article::next)),
            file.flag("by_municipality") || base.map(Article::byMunicipality).orElse(false),
            local));
  }

  private static int version(YamlTree file) {
    String version = file.need("version");
    if (version.matches("[1-9][0-9]{0,6}")) {
      return Integer.parseInt(version);
    }
    file.get("version").problem("a version is a whole number from 1");
    return 1;
  }

  private static Map<Language, List<String>> questions(YamlTree file, Optional<Article> base) {
    Map<Language, List<String>> questions = new EnumMap<>(Language.class);
    YamlTree tree = file.get("questions");
    for (Language language : Language.values()) {
      List<String> asked = tree.texts(language.code());
      questions.put(
          language,
          asked.isEmpty()
              ? base.map(article -> article.questions().getOrDefault(language, List.of()))
                  .orElse(List.of())
              : asked);
    }
    return questions;
  }

  private static Variant variant(YamlTree tree) {
    tree.only(VARIANT_KEYS);
    return new Variant(
        block(tree.get("lead")),
        blocks(tree, "steps", Optional.empty()),
        tree.texts("responsible"),
        block(tree.get("unknown")),
        blocks(tree, "more", Optional.empty()),
        links(tree));
  }

  private static List<Block> blocks(YamlTree tree, String key, Optional<List<Block>> base) {
    List<Block> own = tree.get(key).items().stream().flatMap(item -> block(item).stream()).toList();
    return own.isEmpty() ? base.orElse(List.of()) : own;
  }

  private static Optional<Block> block(YamlTree tree) {
    if (tree.missing()) {
      return Optional.empty();
    }
    tree.only("fi", "en", "facts");
    return tree.bilingual().map(text -> new Block(text, tree.texts("facts")));
  }

  private static List<Link> links(YamlTree tree) {
    return tree.get("links").items().stream()
        .flatMap(
            item ->
                item.only("fi", "en", "url").bilingual().stream()
                    .map(label -> new Link(label, item.need("url"))))
        .toList();
  }

  private static List<NextQuestion> next(YamlTree tree) {
    return tree.get("next").items().stream()
        .flatMap(
            item ->
                item.only("fi", "en", "topic").bilingual().stream()
                    .map(label -> new NextQuestion(item.need("topic"), label)))
        .toList();
  }

  private static Optional<Text> bilingual(YamlTree tree) {
    return tree.missing() ? Optional.empty() : tree.bilingual();
  }

  private static <T> List<T> orElse(List<T> own, Optional<List<T>> base) {
    return own.isEmpty() ? base.orElse(own) : own;
  }
}
