package fi.majakka.bot.storage;

import java.time.Duration;

/** How long a send belongs to the instance that queued it. */
final class Leases {
  static final Duration FIRST = Duration.ofSeconds(60);

  private Leases() {}
}
