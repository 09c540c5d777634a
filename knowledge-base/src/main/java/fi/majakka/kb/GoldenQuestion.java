package fi.majakka.kb;

import java.util.List;
import java.util.Optional;

/**
 * A question whose answer no edit may break.
 *
 * @param ask as people ask it
 * @param municipality the one in force when it is asked
 * @param topic what must answer it; empty: it must be refused as out of scope
 * @param says words that the answer must hold, in its language
 * @param facts ids of facts that the answer must rest on
 */
public record GoldenQuestion(
    String id,
    String ask,
    Language language,
    Optional<String> municipality,
    Optional<String> topic,
    List<String> says,
    List<String> facts) {

  public GoldenQuestion {
    says = List.copyOf(says);
    facts = List.copyOf(facts);
  }
}
