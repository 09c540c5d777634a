package fi.majakka.kb;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads what one file says about a topic. */
final class ArticleReader {
  private static final String[] KEYS = {
    "topic",
    "version",
    "stale",
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

  /** The layer that a file holds; empty when it cannot be made of what is there. */
  static Optional<ArticleLayer> read(YamlTree file) {
    if (file.missing()) {
      return Optional.empty(); // said already: it is no YAML
    }
    file.only(KEYS);
    String topic = file.need("topic");
    if (topic.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Variant> local = new TreeMap<>();
    file.get("local").entries().forEach((name, tree) -> local.put(name, variant(tree)));
    return Optional.of(
        new ArticleLayer(
            topic,
            version(file),
            bilingual(file.get("title")),
            questions(file),
            block(file.get("lead")),
            blocks(file, "steps"),
            file.texts("responsible"),
            block(file.get("unknown")),
            blocks(file, "more"),
            links(file),
            next(file),
            file.flag("by_municipality"),
            local,
            stale(file.get("stale"))));
  }

  private static int version(YamlTree file) {
    String version = file.need("version");
    if (version.matches("[1-9][0-9]{0,6}")) {
      return Integer.parseInt(version);
    }
    file.get("version").problem("a version is a whole number from 1");
    return 1;
  }

  private static Optional<Language> stale(YamlTree tree) {
    Optional<String> code = tree.text();
    if (code.isEmpty()) {
      return Optional.empty();
    }
    if (code.get().matches("fi|en")) {
      return Optional.of(Language.valueOf(code.get().toUpperCase(Locale.ROOT)));
    }
    tree.problem("stale names the language that is older: fi or en");
    return Optional.empty();
  }

  private static Map<Language, List<String>> questions(YamlTree file) {
    Map<Language, List<String>> questions = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      questions.put(language, file.get("questions").texts(language.code()));
    }
    return questions;
  }

  private static Variant variant(YamlTree tree) {
    tree.only(VARIANT_KEYS);
    return new Variant(
        block(tree.get("lead")),
        blocks(tree, "steps"),
        tree.texts("responsible"),
        block(tree.get("unknown")),
        blocks(tree, "more"),
        links(tree));
  }

  private static List<Block> blocks(YamlTree tree, String key) {
    return tree.get(key).items().stream().flatMap(item -> block(item).stream()).toList();
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
}
