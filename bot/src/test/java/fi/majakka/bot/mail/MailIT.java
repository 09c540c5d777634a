package fi.majakka.bot.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fi.majakka.bot.config.Config;
import fi.majakka.bot.privacy.MasterKey;
import fi.majakka.bot.storage.Database;
import fi.majakka.bot.storage.JdbiMailQueue;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail through a real mail server. */
class MailIT {
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
  private final Clock clock = Clock.systemUTC();
  @TempDir Path folder;
  private Database database;
  private JdbiMailQueue queue;
  private int port;

  @BeforeEach
  void start() {
    server.start();
    port = server.getSmtp().getPort();
    database =
        Database.open(
            new Config.Database(Optional.empty(), Optional.empty(), Optional.empty(), 4),
            folder.resolve("data"));
    queue =
        new JdbiMailQueue(
            database, MasterKey.open(folder.resolve("k.json"), folder.resolve("data")), clock);
  }

  @AfterEach
  void stop() {
    database.close();
    server.stop();
  }

  private MailDesk desk(Clock at) {
    Config.Mail config =
        new Config.Mail(
            Optional.of("127.0.0.1"),
            port,
            Config.MailSecurity.NONE,
            Optional.empty(),
            Optional.empty(),
            "majakka@example.fi");
    return new MailDesk(queue, Optional.of(new SmtpServer(config, "127.0.0.1", clock)), at);
  }

  private static Mail mail(String id) {
    return new Mail(
        id,
        "leena@example.fi",
        "Uusia töitä",
        "Hei\n\nÄänekoski",
        "fi",
        Optional.of("https://majakka.example.fi/alerts/x/stop"),
        Optional.empty());
  }

  @Test
  void aMailArrivesOnceAndCanBeStoppedWithOneRequest() throws Exception {
    MailDesk desk = desk(clock);
    desk.send(mail("alert:1")).join();
    desk.send(mail("alert:1")).join();
    desk.sendDue();
    desk.sendDue();
    assertThat(server.getReceivedMessages()).hasSize(1);
    MimeMessage message = server.getReceivedMessages()[0];
    assertThat(message.getSubject()).isEqualTo("Uusia töitä");
    assertThat((String) message.getContent()).contains("Äänekoski");
    assertThat(message.getHeader("List-Unsubscribe"))
        .containsExactly("<https://majakka.example.fi/alerts/x/stop>");
    assertThat(message.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(message.getMessageID()).isEqualTo("<alert-1@example.fi>");
  }

  @Test
  void aServerThatIsDownGetsTheMailLater() {
    server.stop();
    desk(clock).send(mail("a")).join();
    desk(clock).sendDue();
    assertThat(queue.waiting()).isEqualTo(1);
    GreenMail back = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    back.start();
    try {
      desk(Clock.offset(clock, Duration.ofMinutes(20))).sendDue();
      assertThat(back.getReceivedMessages()).hasSize(1);
      assertThat(queue.waiting()).isZero();
    } finally {
      back.stop();
    }
  }
}
