package fi.majakka.bot.mail;

import java.util.concurrent.CompletableFuture;

/** Takes mail to be sent. Thread-safe. */
public interface Mailer {

  /** True when a mail server is configured; without one, offer no mail. */
  boolean on();

  /**
   * Queues a mail. The future completes once it would survive the loss of the process; a mail whose
   * id was queued before is taken as sent already.
   */
  CompletableFuture<Void> send(Mail mail);
}
