package fi.majakka.kb.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One text of a file that is not what it was.
 *
 * @param before empty when it is new
 * @param after empty when it is gone
 */
public record FieldChange(Field field, Optional<String> before, Optional<String> after) {

  /** Every text in which two values differ, in the order of the files. */
  public static List<FieldChange> between(Optional<Value> before, Optional<Value> after) {
    List<FieldChange> changes = new ArrayList<>();
    collect(Field.ROOT, before, after, changes);
    return changes;
  }

  private static void collect(
      Field field, Optional<Value> before, Optional<Value> after, List<FieldChange> changes) {
    if (before.equals(after)) {
      return;
    }
    Map<String, Value> old = parts(before);
    Map<String, Value> now = parts(after);
    if (leaf(before).isPresent() || leaf(after).isPresent()) {
      changes.add(new FieldChange(field, leaf(before), leaf(after)));
    }
    Set<String> steps = new LinkedHashSet<>(now.keySet());
    steps.addAll(old.keySet());
    for (String step : steps) {
      collect(
          field.at(step),
          Optional.ofNullable(old.get(step)),
          Optional.ofNullable(now.get(step)),
          changes);
    }
  }

  private static Optional<String> leaf(Optional<Value> value) {
    return value.filter(Value.Scalar.class::isInstance).map(Value::text);
  }

  /** The parts of a map or a list by their steps. */
  static Map<String, Value> parts(Optional<Value> value) {
    if (value.isPresent() && value.get() instanceof Value.Entries map) {
      return map.entries();
    }
    Map<String, Value> parts = new LinkedHashMap<>();
    if (value.isPresent() && value.get() instanceof Value.Items list) {
      Optional<List<String>> names = Identity.of(list.items());
      for (int i = 0; i < list.items().size(); i++) {
        int place = i;
        parts.put(names.map(all -> all.get(place)).orElse("#" + (i + 1)), list.items().get(i));
      }
    }
    return parts;
  }
}
