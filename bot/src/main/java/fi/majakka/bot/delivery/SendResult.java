package fi.majakka.bot.delivery;

import java.time.Duration;

/** What became of a send. */
public sealed interface SendResult {

  /** The channel has it. */
  record Sent() implements SendResult {}

  /** Not now; at the earliest after the given time. Zero: the sender's own back-off. */
  record RetryLater(Duration after, String why) implements SendResult {}

  /** Never; {@code gone} when the person has left or blocked the bot. */
  record Rejected(String why, boolean gone) implements SendResult {}
}
