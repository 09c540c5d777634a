package fi.majakka.bot.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Queues mail and sends what is due: again with growing pauses, for about a day. Thread-safe. */
public final class MailDesk implements Mailer {
  private static final int AT_ONCE = 50;
  private static final int TRIES = 12;
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final Duration LONGEST = Duration.ofHours(4);
  private static final Logger LOG = LoggerFactory.getLogger(MailDesk.class);
  private final MailQueue queue;
  private final Optional<MailServer> server;
  private final Clock clock;
  private final String owner = UUID.randomUUID().toString();

  /**
   * @param server empty when mail is off
   */
  public MailDesk(MailQueue queue, Optional<MailServer> server, Clock clock) {
    this.queue = queue;
    this.server = server;
    this.clock = clock;
  }

  @Override
  public boolean on() {
    return server.isPresent();
  }

  @Override
  public CompletableFuture<Void> send(Mail mail) {
    return queue.add(mail);
  }

  /** Sends what is due. */
  public void sendDue() {
    server.ifPresent(this::sendDue);
  }

  private void sendDue(MailServer to) {
    for (MailQueue.Queued mail : queue.claim(owner, clock.instant(), LEASE, AT_ONCE)) {
      MailServer.Outcome outcome = to.send(mail.mail());
      if (outcome instanceof MailServer.Refused no) {
        LOG.warn("a mail was refused: {}", no.why());
        queue.dead(mail, no.why()).join();
      } else if (outcome instanceof MailServer.Later later) {
        postpone(mail, later.why());
      } else {
        queue.sent(mail).join();
      }
    }
  }

  private void postpone(MailQueue.Queued mail, String why) {
    if (mail.attempts() + 1 >= TRIES) {
      LOG.warn("a mail was given up after {} tries: {}", TRIES, why);
      queue.dead(mail, why).join();
      return;
    }
    Duration pause = Duration.ofSeconds(15L << Math.min(mail.attempts(), 12));
    Instant next = clock.instant().plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
    queue.later(mail, next, why).join();
  }

  /** In words for people who run the service. */
  public String state() {
    return on() ? queue.waiting() + " mails wait" : "off: mail.host is not set";
  }
}
