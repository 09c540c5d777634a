package fi.majakka.kb.edit;

import fi.majakka.kb.yaml.Value;
import java.util.List;
import java.util.Optional;

/**
 * A notice as it is being written.
 *
 * @param validFrom first day; may be empty
 * @param validUntil last day
 * @param topics none: above every answer
 * @param municipalities none: everywhere
 */
public record NoticeSource(
    String id,
    Words words,
    boolean crisis,
    String validFrom,
    String validUntil,
    List<String> topics,
    List<String> municipalities) {

  public NoticeSource {
    topics = List.copyOf(topics);
    municipalities = List.copyOf(municipalities);
  }

  /** A notice as its file has it. */
  public static NoticeSource of(Value notice) {
    return new NoticeSource(
        notice.text("id"),
        Words.of(notice),
        notice.text("kind").equals("crisis"),
        notice.text("valid_from"),
        notice.text("valid_until"),
        notice.texts("topics"),
        notice.texts("municipalities"));
  }

  /** The same above the answers of other topics. */
  NoticeSource about(List<String> others) {
    return new NoticeSource(id, words, crisis, validFrom, validUntil, others, municipalities);
  }

  /** The notice as its file has it. */
  public Value.Entries toValue() {
    return new Value.Entries(java.util.Map.of("id", Value.of(id)))
        .with("kind", Optional.of(Value.of(crisis ? "crisis" : "notice")))
        .with("fi", text(words.fi()))
        .with("en", text(words.en()))
        .with("valid_from", text(validFrom))
        .with("valid_until", text(validUntil))
        .with("topics", texts(topics))
        .with("municipalities", texts(municipalities));
  }

  private static Optional<Value> text(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(Value.of(text.strip()));
  }

  private static Optional<Value> texts(List<String> texts) {
    return texts.isEmpty() ? Optional.empty() : Optional.of(Value.of(texts));
  }
}
