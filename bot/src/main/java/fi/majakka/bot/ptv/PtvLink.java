package fi.majakka.bot.ptv;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A coordinator's word that one of our facts and something of PTV are about the same.
 *
 * @param fact id of our fact
 * @param entry id of PTV
 * @param seen what PTV said of it then; free texts are compared with that, not with ours
 * @param draft the draft into which PTV's value was last taken
 */
public record PtvLink(
    String fact,
    String entry,
    String by,
    Instant at,
    String seen,
    Optional<Kept> kept,
    Optional<String> draft) {

  /**
   * A decision to keep our value though PTV has another.
   *
   * @param theirs what PTV said then: the decision does not hold for anything else
   * @param until the last day on which it holds
   */
  public record Kept(String theirs, LocalDate until, String reason, String by) {}

  /** The same with a decision to keep ours. */
  PtvLink keeping(Kept decision) {
    return new PtvLink(fact, entry, by, at, seen, Optional.of(decision), draft);
  }

  /** The same with PTV's value on its way into a draft. */
  PtvLink taking(String newSeen, String into) {
    return new PtvLink(fact, entry, by, at, newSeen, Optional.empty(), Optional.of(into));
  }
}
