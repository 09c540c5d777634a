package fi.majakka.kb.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Two changed copies of a value put together, field by field. Where both changed the same field in
 * different ways nothing is chosen: the field is a conflict, and until somebody decides, the merged
 * value keeps what was published.
 *
 * @param value empty when the merged value is absent
 */
public record Merge(Optional<Value> value, List<Conflict> conflicts) {

  public Merge {
    conflicts = List.copyOf(conflicts);
  }

  /** Decides a conflict; empty leaves it open. */
  @FunctionalInterface
  public interface Decision extends Function<Conflict, Optional<Merge.Decided>> {}

  /**
   * What a person decided for a field.
   *
   * @param value empty takes the field out
   */
  public record Decided(Optional<Value> value) {}

  /** Merges; every conflict stays open. */
  public static Merge of(Optional<Value> base, Optional<Value> mine, Optional<Value> theirs) {
    return of(base, mine, theirs, conflict -> Optional.empty());
  }

  /** Merges with what people have decided about the conflicts. */
  public static Merge of(
      Optional<Value> base, Optional<Value> mine, Optional<Value> theirs, Decision decision) {
    Merging merging = new Merging(decision);
    Optional<Value> value = merging.merge(Field.ROOT, base, mine, theirs);
    return new Merge(value, merging.conflicts);
  }

  private static final class Merging {
    private final Decision decision;
    private final List<Conflict> conflicts = new ArrayList<>();

    Merging(Decision decision) {
      this.decision = decision;
    }

    Optional<Value> merge(
        Field field, Optional<Value> base, Optional<Value> mine, Optional<Value> theirs) {
      if (mine.equals(theirs) || base.equals(theirs)) {
        return mine;
      }
      if (base.equals(mine)) {
        return theirs;
      }
      if (mine.isPresent() && theirs.isPresent()) {
        if (mine.get() instanceof Value.Entries ours
            && theirs.get() instanceof Value.Entries others) {
          return Optional.of(
              new Value.Entries(
                  parts(field, FieldChange.parts(base), ours.entries(), others.entries())));
        }
        if (mine.get() instanceof Value.Items ours && theirs.get() instanceof Value.Items others) {
          return lists(field, base, ours, others);
        }
      }
      return conflict(field, base, mine, theirs);
    }

    private Map<String, Value> parts(
        Field field, Map<String, Value> base, Map<String, Value> mine, Map<String, Value> theirs) {
      Set<String> all = new LinkedHashSet<>(theirs.keySet());
      all.addAll(mine.keySet());
      all.addAll(base.keySet());
      Map<String, Value> merged = new LinkedHashMap<>();
      Map<String, Value> found = new LinkedHashMap<>();
      for (String step : all) {
        merge(
                field.at(step),
                Optional.ofNullable(base.get(step)),
                Optional.ofNullable(mine.get(step)),
                Optional.ofNullable(theirs.get(step)))
            .ifPresent(value -> found.put(step, value));
      }
      List<String> mineFirst = new ArrayList<>(mine.keySet());
      found.keySet().stream().filter(key -> !mine.containsKey(key)).forEach(mineFirst::add);
      Ordering.of(List.copyOf(theirs.keySet()), mineFirst).stream()
          .filter(found::containsKey)
          .forEach(key -> merged.put(key, found.get(key)));
      return merged;
    }

    private Optional<Value> lists(
        Field field, Optional<Value> base, Value.Items mine, Value.Items theirs) {
      List<Value> before = base.map(Value::list).orElse(List.of());
      boolean named =
          Identity.of(before).isPresent()
              && Identity.of(mine.items()).isPresent()
              && Identity.of(theirs.items()).isPresent();
      boolean sameSize =
          before.size() == mine.items().size() && before.size() == theirs.items().size();
      if (named || sameSize) {
        return Optional.of(
            new Value.Items(
                List.copyOf(
                    parts(
                            field,
                            FieldChange.parts(Optional.of(new Value.Items(before))),
                            FieldChange.parts(Optional.of(mine)),
                            FieldChange.parts(Optional.of(theirs)))
                        .values())));
      }
      if (areTexts(before) && areTexts(mine.items()) && areTexts(theirs.items())) {
        return Optional.of(new Value.Items(texts(before, mine.items(), theirs.items())));
      }
      return conflict(field, base, Optional.of(mine), Optional.of(theirs));
    }

    /** What one added or took out of a list of texts, done to the other's list. */
    private static List<Value> texts(List<Value> base, List<Value> mine, List<Value> theirs) {
      List<Value> merged =
          new ArrayList<>(
              theirs.stream().filter(text -> mine.contains(text) || !base.contains(text)).toList());
      mine.stream()
          .filter(text -> !base.contains(text) && !merged.contains(text))
          .forEach(merged::add);
      return merged;
    }

    private static boolean areTexts(List<Value> items) {
      return items.stream().allMatch(Value.Scalar.class::isInstance);
    }

    private Optional<Value> conflict(
        Field field, Optional<Value> base, Optional<Value> mine, Optional<Value> theirs) {
      Conflict conflict = new Conflict(field, base, mine, theirs);
      Optional<Decided> decided = decision.apply(conflict);
      if (decided.isPresent()) {
        return decided.get().value();
      }
      conflicts.add(conflict);
      return theirs;
    }
  }
}
