package fi.majakka.bot.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Keeps mail until the mail server has it. Thread-safe; several instances may share one. */
public interface MailQueue {

  /** Queues a mail, once. */
  CompletableFuture<Void> add(Mail mail);

  /** Takes mail that is due; it is nobody else's until the lease ends. */
  List<Queued> claim(String owner, Instant now, Duration lease, int most);

  /** The mail server has it: its text and address are deleted. */
  CompletableFuture<Void> sent(Queued mail);

  /** It will be tried again. */
  CompletableFuture<Void> later(Queued mail, Instant next, String why);

  /** It will never be sent: its text and address are deleted. */
  CompletableFuture<Void> dead(Queued mail, String why);

  /** How many wait. */
  long waiting();

  /** Deletes the records of what was sent or given up before the given time. */
  CompletableFuture<Integer> clean(Instant before);

  /**
   * A mail that waits.
   *
   * @param attempts that failed so far
   */
  record Queued(long seq, Mail mail, int attempts) {}
}
