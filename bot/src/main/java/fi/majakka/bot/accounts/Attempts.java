package fi.majakka.bot.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Counts what was tried and failed, by account and by address, so that guessing takes for ever.
 * Five tries are free; then one must wait 1, 2, 4 … 900 seconds. A day without a try is forgotten.
 */
public interface Attempts {
  int FREE = 5;
  Duration FORGOTTEN = Duration.ofDays(1);
  Duration LONGEST = Duration.ofMinutes(15);

  /**
   * Counts a try as failed before it is made, so that many at once gain nothing.
   *
   * @param keys hashed names of the account and the address
   * @return how long to wait instead, if one must
   */
  CompletableFuture<Optional<Duration>> begin(List<String> keys, Instant at);

  /** The try was right: the account's count begins anew, the address's goes back by one. */
  CompletableFuture<Void> succeeded(String account, String address);

  /** Forgets what is old. */
  CompletableFuture<Integer> forget(Instant before);

  /** How long one must wait after so many failures. */
  static Duration pause(int failures) {
    if (failures < FREE) {
      return Duration.ZERO;
    }
    Duration pause = Duration.ofSeconds(1L << Math.min(failures - FREE, 20));
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }
}
