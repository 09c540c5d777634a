package fi.majakka.bot.channel.telegram;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When the Bot API has asked to wait. It does not say whether it means one chat or all: the first
 * is taken to mean its own chat, a second chat in the same time means everybody. Thread-safe.
 */
final class Pauses {
  private final Clock clock;
  private long chat;
  private Instant chatUntil = Instant.EPOCH;
  private Instant allUntil = Instant.EPOCH;

  Pauses(Clock clock) {
    this.clock = clock;
  }

  /** The Bot API asked to wait before the next message to a chat. */
  synchronized void asked(long which, Duration pause) {
    Instant now = clock.instant();
    if (which != chat && now.isBefore(chatUntil)) {
      allUntil = later(allUntil, now.plus(pause));
    }
    chat = which;
    chatUntil = later(chatUntil, now.plus(pause));
  }

  /** How long nothing at all may be sent; the chat's own wait is kept by its queue. */
  synchronized Optional<Duration> left() {
    Duration left = Duration.between(clock.instant(), allUntil);
    return left.isNegative() || left.isZero() ? Optional.empty() : Optional.of(left);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
