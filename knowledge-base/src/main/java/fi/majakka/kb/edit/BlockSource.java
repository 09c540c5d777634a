package fi.majakka.kb.edit;

import fi.majakka.kb.yaml.Value;
import java.util.List;
import java.util.Optional;

/**
 * A sentence or a step as it is being written.
 *
 * @param facts ids of the facts that it rests on
 */
public record BlockSource(Words words, List<String> facts) {
  /** Nothing written yet. */
  public static final BlockSource NONE = new BlockSource(Words.NONE, List.of());

  public BlockSource {
    facts = List.copyOf(facts);
  }

  static BlockSource of(Value value) {
    return new BlockSource(Words.of(value), value.texts("facts"));
  }

  Value.Entries toValue() {
    return words
        .toValue()
        .with("facts", Optional.of(facts).filter(ids -> !ids.isEmpty()).map(Value::of));
  }
}
