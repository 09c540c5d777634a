package fi.majakka.kb.edit;

import fi.majakka.kb.yaml.Value;
import java.util.List;
import java.util.Optional;

/**
 * A golden question as it is being written.
 *
 * @param language fi or en
 * @param municipality in force when it is asked; may be empty
 * @param topic the topic that must answer, or {@code none}
 * @param says words that the answer must hold
 * @param facts ids of facts that the answer must rest on
 */
public record GoldenSource(
    String id,
    String ask,
    String language,
    String municipality,
    String topic,
    List<String> says,
    List<String> facts) {

  public GoldenSource {
    says = List.copyOf(says);
    facts = List.copyOf(facts);
  }

  /** A golden question as its file has it. */
  public static GoldenSource of(Value golden) {
    return new GoldenSource(
        golden.text("id"),
        golden.text("ask"),
        golden.text("language"),
        golden.text("municipality"),
        golden.text("topic"),
        golden.texts("says"),
        golden.texts("facts"));
  }

  /** The golden question as its file has it. */
  public Value.Entries toValue() {
    return Value.nothing()
        .with("id", text(id))
        .with("ask", text(ask))
        .with("language", text(language))
        .with("municipality", text(municipality))
        .with("topic", text(topic))
        .with("says", texts(says))
        .with("facts", texts(facts));
  }

  private static Optional<Value> text(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(Value.of(text.strip()));
  }

  private static Optional<Value> texts(List<String> texts) {
    return texts.isEmpty() ? Optional.empty() : Optional.of(Value.of(texts));
  }
}
