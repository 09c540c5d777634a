package fi.majakka.kb.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * Where in a file something stands.
 *
 * @param steps keys from the root; the items of a list by their identity, else by {@code #1},
 *     {@code #2} and so on
 */
public record Field(List<String> steps) {
  /** The whole file. */
  public static final Field ROOT = new Field(List.of());

  public Field {
    steps = List.copyOf(steps);
  }

  /** A field within this one. */
  public Field at(String step) {
    List<String> longer = new ArrayList<>(steps);
    longer.add(step);
    return new Field(longer);
  }

  /** The innermost key. */
  public String last() {
    return steps.isEmpty() ? "" : steps.get(steps.size() - 1);
  }

  @Override
  public String toString() {
    return String.join(" › ", steps);
  }
}
