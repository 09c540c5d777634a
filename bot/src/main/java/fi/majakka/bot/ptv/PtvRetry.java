package fi.majakka.bot.ptv;

import java.time.Duration;

/**
 * When a source that could not be read is tried again: soon, then less often, never later than it
 * is due.
 */
public final class PtvRetry {
  private static final Duration FIRST = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 10;

  private PtvRetry() {}

  /**
   * The wait after a failure: 5, 10, 20, 40 minutes, then an hour each.
   *
   * @param failures how many there were in a row, with this one
   * @param every how often the source is read when all is well
   */
  public static Duration after(int failures, Duration every) {
    Duration wait = FIRST.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS));
    Duration bounded = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    return bounded.compareTo(every) > 0 ? every : bounded;
  }
}
