package fi.majakka.bot.delivery;

import java.time.Duration;

/** More is waiting than can be taken; try again later. */
public final class BusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Duration retryAfter;

  public BusyException(Duration retryAfter) {
    super("too much is waiting");
    this.retryAfter = retryAfter;
  }

  /** When to try again. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
