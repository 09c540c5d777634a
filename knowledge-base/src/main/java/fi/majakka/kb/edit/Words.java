package fi.majakka.kb.edit;

import fi.majakka.kb.yaml.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** A text in both languages as it is being written: either may still be missing. */
public record Words(String fi, String en) {
  /** Nothing written yet. */
  public static final Words NONE = new Words("", "");

  /** The words of a map with the keys fi and en. */
  public static Words of(Value value) {
    return new Words(value.text("fi"), value.text("en"));
  }

  /** True when nothing is written in either language. */
  public boolean isEmpty() {
    return fi.isBlank() && en.isBlank();
  }

  Value.Entries toValue() {
    Map<String, Value> entries = new LinkedHashMap<>();
    if (!fi.isBlank()) {
      entries.put("fi", Value.of(fi.strip()));
    }
    if (!en.isBlank()) {
      entries.put("en", Value.of(en.strip()));
    }
    return new Value.Entries(entries);
  }
}
