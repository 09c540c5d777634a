package fi.majakka.kb.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a YAML file says, without how it is laid out: texts, lists and maps. Immutable. */
public sealed interface Value {

  /** A text; numbers, days and flags are texts too. */
  record Scalar(String text) implements Value {}

  /** A list. */
  record Items(List<Value> items) implements Value {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** A map in the order of its file; two maps are equal whatever their order. */
  record Entries(Map<String, Value> entries) implements Value {
    public Entries {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** The same map with another value of a key; an empty one takes the key out. */
    public Entries with(String key, Optional<Value> value) {
      Map<String, Value> changed = new LinkedHashMap<>(entries);
      value.ifPresentOrElse(present -> changed.put(key, present), () -> changed.remove(key));
      return new Entries(changed);
    }
  }

  /** A map without entries. */
  static Entries nothing() {
    return new Entries(Map.of());
  }

  /** A text. */
  static Value of(String text) {
    return new Scalar(text);
  }

  /** A list of texts. */
  static Value of(List<String> texts) {
    return new Items(new ArrayList<>(texts.stream().map(Value::of).toList()));
  }

  /** The value of a key, where this is a map that has it. */
  default Optional<Value> get(String key) {
    return this instanceof Entries map
        ? Optional.ofNullable(map.entries().get(key))
        : Optional.empty();
  }

  /** The text of a key; empty when there is none. */
  default String text(String key) {
    return get(key).map(Value::text).orElse("");
  }

  /** This text; empty when it is none. */
  default String text() {
    return this instanceof Scalar scalar ? scalar.text() : "";
  }

  /** The items of a key's list; none when there is no list. */
  default List<Value> list(String key) {
    return get(key).map(Value::list).orElse(List.of());
  }

  /** The items of this list; none when it is no list. */
  default List<Value> list() {
    return this instanceof Items list ? list.items() : List.of();
  }

  /** The texts of a key's list. */
  default List<String> texts(String key) {
    return list(key).stream().map(Value::text).toList();
  }
}
