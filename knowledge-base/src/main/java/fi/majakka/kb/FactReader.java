package fi.majakka.kb;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Reads one fact of the ledger. */
final class FactReader {
  private static final String[] KEYS = {
    "id",
    "type",
    "text",
    "value",
    "source",
    "verify",
    "owner",
    "published",
    "checked",
    "review_by",
    "confidence",
    "volatile",
    "risk"
  };

  private FactReader() {}

  static Optional<Fact> read(YamlTree tree) {
    tree.only(KEYS);
    String id = tree.need("id");
    if (!id.matches("[a-z0-9][a-z0-9._-]*")) {
      tree.problem("a fact id is dotted and in lower case: " + id);
    }
    YamlTree texts = tree.get("text");
    if (texts.missing()) {
      tree.problem("missing text");
    }
    Optional<Text> text = texts.bilingual();
    Optional<LocalDate> checked = date(tree, "checked");
    Optional<LocalDate> reviewBy = date(tree, "review_by");
    Optional<Fact.Type> type = one(tree, "type", Fact.Type.class);
    Optional<Fact.Confidence> confidence = one(tree, "confidence", Fact.Confidence.class);
    Optional<String> published = tree.get("published").text();
    if (published.isPresent() && !published.get().matches("\\d{4}(-\\d{2}(-\\d{2})?)?")) {
      tree.get("published").problem("published is a year, a month or a day: 2026-06");
    }
    if (text.isEmpty()
        || checked.isEmpty()
        || reviewBy.isEmpty()
        || type.isEmpty()
        || confidence.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> source = tree.get("source").text();
    Fact fact =
        new Fact(
            id,
            type.get(),
            text.get(),
            value(tree, type.get()),
            source,
            tree.need("verify"),
            tree.need("owner"),
            published,
            checked.get(),
            reviewBy.get(),
            confidence.get(),
            tree.flag("volatile"),
            tree.get("risk").text().map("high"::equals).orElse(false));
    if (fact.tellable() && source.isEmpty()) {
      tree.problem("a fact that may be told needs a source: " + id);
    }
    return Optional.of(fact);
  }

  private static Optional<Text> value(YamlTree tree, Fact.Type type) {
    YamlTree value = tree.get("value");
    if (value.missing()) {
      if (type != Fact.Type.TEXT) {
        tree.problem("a fact of type " + type.key() + " needs a value");
      }
      return Optional.empty();
    }
    if (value.isMap()) {
      return value.only("fi", "en").bilingual();
    }
    try {
      return value.text().map(text -> FactValues.of(type, text));
    } catch (IllegalArgumentException | DateTimeParseException e) {
      value.problem("not a value of type " + type.key() + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> date(YamlTree tree, String key) {
    try {
      return Optional.of(LocalDate.parse(tree.need(key)));
    } catch (DateTimeParseException e) {
      tree.get(key).problem(key + " is a day such as 2026-11-22");
      return Optional.empty();
    }
  }

  private static <E extends Enum<E>> Optional<E> one(YamlTree tree, String key, Class<E> type) {
    String value = tree.need(key);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(value)) {
        return Optional.of(constant);
      }
    }
    tree.get(key).problem("unknown " + key + " " + value);
    return Optional.empty();
  }
}
