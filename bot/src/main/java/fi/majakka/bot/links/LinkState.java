package fi.majakka.bot.links;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How an address was last found.
 *
 * @param failedDays on how many different days in a row it has failed; 0 when it was there last
 *     time
 * @param since the first of them
 * @param last the last of them
 * @param why a code such as 404, timeout or host; empty when it was there
 * @param movedTo where it leads for good
 */
public record LinkState(
    String url,
    Instant checkedAt,
    int failedDays,
    Optional<LocalDate> since,
    Optional<LocalDate> last,
    String why,
    Optional<String> movedTo) {
  private static final int DAYS = 2;

  /** True once it has failed on two different days. */
  public boolean broken() {
    return failedDays >= DAYS;
  }

  static LinkState there(String url, Instant at, Optional<String> movedTo) {
    return new LinkState(url, at, 0, Optional.empty(), Optional.empty(), "", movedTo);
  }

  /** After one more failure; two on one day count once. */
  static LinkState failed(
      Optional<LinkState> before, String url, Instant at, LocalDate day, String why) {
    Optional<LinkState> failing = before.filter(state -> state.failedDays() > 0);
    boolean counted = failing.flatMap(LinkState::last).filter(day::equals).isPresent();
    return new LinkState(
        url,
        at,
        failing.map(LinkState::failedDays).orElse(0) + (counted ? 0 : 1),
        failing.flatMap(LinkState::since).or(() -> Optional.of(day)),
        Optional.of(day),
        why,
        Optional.empty());
  }
}
