package fi.majakka.kb;

import java.util.Locale;
import java.util.Optional;

/** Reads one golden question. */
final class GoldenReader {
  /** Stands for "no topic": the question must be refused. */
  private static final String NONE = "none";

  private GoldenReader() {}

  static Optional<GoldenQuestion> read(YamlTree tree) {
    tree.only("id", "ask", "language", "municipality", "topic", "says", "facts");
    String id = tree.need("id");
    String ask = tree.need("ask");
    String language = tree.need("language");
    String topic = tree.need("topic");
    if (!language.matches("fi|en")) {
      tree.get("language").problem("a golden question is asked in fi or en");
      return Optional.empty();
    }
    if (id.isEmpty() || ask.isEmpty() || topic.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new GoldenQuestion(
            id,
            ask,
            Language.valueOf(language.toUpperCase(Locale.ROOT)),
            tree.get("municipality").text(),
            Optional.of(topic).filter(known -> !known.equals(NONE)),
            tree.texts("says"),
            tree.texts("facts")));
  }
}
