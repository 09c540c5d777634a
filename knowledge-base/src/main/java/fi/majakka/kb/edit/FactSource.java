package fi.majakka.kb.edit;

import fi.majakka.kb.yaml.Value;
import java.util.Optional;

/**
 * A fact of the ledger as it is being written; texts as the file has them.
 *
 * @param value of a typed fact that both languages show alike, such as 1600 or 014 266 3020
 * @param values of a typed fact that each language writes otherwise, such as hours
 * @param published year, month or day of the page read; may be empty
 * @param checked a day such as 2026-11-22
 * @param reviewBy the last day on which it is told as current
 */
public record FactSource(
    String id,
    String type,
    Words text,
    String value,
    Words values,
    String source,
    String verify,
    String owner,
    String published,
    String checked,
    String reviewBy,
    String confidence,
    boolean isVolatile,
    boolean highRisk) {

  /** A fact as its file has it. */
  public static FactSource of(Value fact) {
    Value value = fact.get("value").orElse(Value.of(""));
    return new FactSource(
        fact.text("id"),
        fact.text("type"),
        Words.of(fact.get("text").orElse(Value.nothing())),
        value.text(),
        Words.of(value),
        fact.text("source"),
        fact.text("verify"),
        fact.text("owner"),
        fact.text("published"),
        fact.text("checked"),
        fact.text("review_by"),
        fact.text("confidence"),
        fact.text("volatile").equals("true"),
        fact.text("risk").equals("high"));
  }

  /** The fact as its file has it. */
  public Value.Entries toValue() {
    Optional<Value> shown = values.isEmpty() ? text(value) : Optional.<Value>of(values.toValue());
    return Value.nothing()
        .with("id", text(id))
        .with("type", text(type))
        .with("text", Optional.of(text.toValue()))
        .with("value", shown)
        .with("source", text(source))
        .with("verify", text(verify))
        .with("owner", text(owner))
        .with("published", text(published))
        .with("checked", text(checked))
        .with("review_by", text(reviewBy))
        .with("confidence", text(confidence))
        .with("volatile", Optional.of(Value.of(Boolean.toString(isVolatile))))
        .with("risk", highRisk ? Optional.of(Value.of("high")) : Optional.empty());
  }

  private static Optional<Value> text(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(Value.of(text.strip()));
  }
}
