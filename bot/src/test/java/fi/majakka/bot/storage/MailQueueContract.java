package fi.majakka.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;

import fi.majakka.bot.config.Config;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.mail.Mail;
import fi.majakka.bot.mail.MailQueue.Queued;
import fi.majakka.bot.privacy.MasterKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every database must keep to with mail; run on H2 and on PostgreSQL. */
abstract class MailQueueContract {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(1);
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  @TempDir Path folder;
  private MasterKey master;
  private Database database;
  private JdbiMailQueue queue;

  abstract Config.Database config();

  @BeforeEach
  void open() {
    master = MasterKey.open(folder.resolve("key.json"), folder.resolve("data"));
    database = Database.open(config(), folder.resolve("data"));
    queue = new JdbiMailQueue(database, master, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Mail mail(String id, Optional<ConversationId> about) {
    return new Mail(
        id, "leena@example.fi", "Aihe", "Hei äö", "fi", Optional.of("https://x.fi/u"), about);
  }

  @Test
  void theSameMailIsQueuedOnce() {
    queue.add(mail("a", Optional.empty())).join();
    queue.add(mail("a", Optional.empty())).join();
    List<Queued> claimed = queue.claim("me", NOW, LEASE, 9);
    assertThat(claimed).extracting(Queued::mail).containsExactly(mail("a", Optional.empty()));
    queue.sent(claimed.get(0)).join();
    queue.add(mail("a", Optional.empty())).join();
    assertThat(queue.waiting()).isZero();
  }

  @Test
  void aClaimedMailIsNobodyElsesUntilTheLeaseEnds() {
    queue.add(mail("a", Optional.empty())).join();
    assertThat(queue.claim("me", NOW, LEASE, 9)).hasSize(1);
    assertThat(queue.claim("other", NOW, LEASE, 9)).isEmpty();
    assertThat(queue.claim("other", NOW.plus(LEASE), LEASE, 9)).hasSize(1);
  }

  @Test
  void aPostponedMailComesBackWhenItIsDue() {
    queue.add(mail("a", Optional.empty())).join();
    Queued first = queue.claim("me", NOW, LEASE, 9).get(0);
    queue.later(first, NOW.plusSeconds(90), "closed").join();
    assertThat(queue.claim("me", NOW.plusSeconds(80), LEASE, 9)).isEmpty();
    assertThat(queue.claim("me", NOW.plusSeconds(90), LEASE, 9))
        .extracting(Queued::attempts)
        .containsExactly(1);
  }

  @Test
  void nothingOfASentOrDeadMailIsLeftToRead() {
    queue.add(mail("a", Optional.empty())).join();
    queue.add(mail("b", Optional.empty())).join();
    List<Queued> both = queue.claim("me", NOW, LEASE, 9);
    queue.sent(both.get(0)).join();
    queue.dead(both.get(1), "no such box").join();
    assertThat(
            count(
                "select count(*) from mail_outbox where content is not null or data_key is not"
                    + " null"))
        .isZero();
    assertThat(queue.clean(NOW.plusSeconds(1)).join()).isEqualTo(2);
    assertThat(count("select count(*) from mail_outbox")).isZero();
  }

  @Test
  void erasingAConversationTakesItsMailAlong() {
    ConversationId id = new ConversationId("c-" + UUID.randomUUID());
    JdbiDeliveryStore store = new JdbiDeliveryStore(database, master, clock, List.of(), List.of());
    store
        .accept(
            new InboundMessage(
                "web",
                id,
                "1",
                new InboundMessage.Content.Text("hei"),
                NOW,
                Optional.empty(),
                Set.of()))
        .join();
    queue.add(mail("a", Optional.of(id))).join();
    store.erase(id).join();
    assertThat(queue.claim("me", NOW, LEASE, 9)).isEmpty();
  }

  private long count(String sql) {
    return database.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }
}
