package fi.majakka.kb.yaml;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What tells the items of a list apart, wherever they stand: an id, a name, a topic. */
final class Identity {
  private static final List<String> KEYS =
      List.of("id", "topic", "name", "title_fi", "term", "url");

  private Identity() {}

  /** The identity of one item; empty when it has none. */
  static Optional<String> of(Value item) {
    return KEYS.stream()
        .flatMap(key -> item.get(key).stream())
        .filter(Value.Scalar.class::isInstance)
        .map(Value::text)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  /** The identities of a list in order; empty when not every item has one of its own. */
  static Optional<List<String>> of(List<Value> items) {
    Set<String> seen = new LinkedHashSet<>();
    for (Value item : items) {
      Optional<String> identity = of(item);
      if (identity.isEmpty() || !seen.add(identity.get())) {
        return Optional.empty();
      }
    }
    return Optional.of(List.copyOf(seen));
  }
}
