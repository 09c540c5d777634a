package fi.majakka.bot;

import fi.majakka.bot.config.Config;
import fi.majakka.bot.mail.MailDesk;
import fi.majakka.bot.mail.SmtpServer;
import fi.majakka.bot.privacy.MasterKey;
import fi.majakka.bot.storage.Database;
import fi.majakka.bot.storage.JdbiMailQueue;
import fi.majakka.bot.web.Operations;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Mail: its queue, its server, and the end of its records. */
final class MailFeature {
  private final MailDesk desk;
  private final JdbiMailQueue queue;
  private final Config config;
  private final Clock clock;

  MailFeature(Config config, Database database, MasterKey master, Clock clock) {
    this.config = config;
    this.clock = clock;
    this.queue = new JdbiMailQueue(database, master, clock);
    this.desk =
        new MailDesk(
            queue,
            config.mail().host().map(host -> new SmtpServer(config.mail(), host, clock)),
            clock);
  }

  MailDesk desk() {
    return desk;
  }

  Feature feature() {
    return new Feature(
        List.of(),
        List.of(),
        List.of(),
        Map.of("mail", () -> new Operations.Component(true, desk.state())),
        List.of(
            new Feature.Task(
                "sending mail", Duration.ofSeconds(1), Duration.ofSeconds(2), desk::sendDue),
            new Feature.Task(
                "deleting old mail records",
                Duration.ofMinutes(2),
                Duration.ofHours(1),
                () -> queue.clean(clock.instant().minus(config.privacy().deliveries())).join())));
  }
}
