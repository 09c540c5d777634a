package fi.majakka.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.majakka.bot.config.Config;
import fi.majakka.bot.conversation.Conversation;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.conversation.InboundMessage.Content;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.delivery.DeliveryStore;
import fi.majakka.bot.delivery.DeliveryStore.Send;
import fi.majakka.bot.delivery.DeliveryStore.Waiting;
import fi.majakka.bot.delivery.Inbox;
import fi.majakka.bot.privacy.MasterKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every database must keep to; run on H2 and on PostgreSQL. */
abstract class DeliveryStoreContract {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private ConversationId id = new ConversationId("none");

  /** One key for all tests of a class: PostgreSQL keeps their rows from one to the next. */
  @TempDir static Path keys;

  @TempDir Path folder;
  private Database database;
  private DeliveryStore store;
  private MasterKey master;

  abstract Config.Database config();

  @BeforeEach
  void open() {
    id = new ConversationId("c-" + UUID.randomUUID());
    master = MasterKey.open(keys.resolve("master.json"), folder.resolve("data"));
    database = Database.open(config(), folder.resolve("data"));
    store = new JdbiDeliveryStore(database, master, clock, List.of(), List.of());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private InboundMessage message(String messageId, String text) {
    return new InboundMessage(
        "telegram", id, messageId, new Content.Text(text), NOW, Optional.empty(), Set.of());
  }

  private Turn turn(Waiting waiting, Conversation before) {
    Reply reply =
        new Reply(
            waiting.message().id(),
            Language.EN,
            Optional.of("settle.tax"),
            0.9,
            false,
            List.of(),
            List.of(
                new Message.Text("answer to " + waiting.message().id()),
                new Message.Link("Vero", "https://www.vero.fi/")),
            Optional.empty(),
            List.of());
    return new Turn(
        waiting.message(),
        reply,
        before.after(before.memory(), NOW),
        Turn.Request.NONE,
        Map.of(),
        "model",
        "release");
  }

  private Send answerNext(String owner) {
    Waiting waiting = store.nextWaiting(id).orElseThrow();
    Conversation before = store.conversation(id).orElseThrow();
    return store.commit(waiting, turn(waiting, before), true, owner).join().orElseThrow();
  }

  @Test
  void aMessageIsTakenOnceAndAnsweredInOrder() {
    assertThat(store.accept(message("1", "first")).join().acceptance())
        .isEqualTo(Inbox.Acceptance.NEW);
    store.accept(message("2", "second")).join();
    assertThat(store.accept(message("1", "again")).join().acceptance())
        .isEqualTo(Inbox.Acceptance.DUPLICATE);
    assertThat(answerNext("me").reply().id()).isEqualTo("1");
    assertThat(answerNext("me").reply().id()).isEqualTo("2");
    assertThat(store.nextWaiting(id)).isEmpty();
    assertThat(store.replyTo(id, "1").orElseThrow().messages())
        .contains(new Message.Text("answer to 1"));
    assertThat(store.accept(message("2", "again")).join().answered()).isTrue();
  }

  @Test
  void ofTwoThatTakeTheSameTurnOneWins() {
    store.accept(message("1", "first")).join();
    Waiting waiting = store.nextWaiting(id).orElseThrow();
    Conversation before = store.conversation(id).orElseThrow();
    store.commit(waiting, turn(waiting, before), true, "a").join();
    assertThatThrownBy(() -> store.commit(waiting, turn(waiting, before), true, "b").join())
        .hasCauseInstanceOf(DeliveryStore.TakenException.class);
    assertThat(store.backlog().outbox()).isPositive();
  }

  @Test
  void sendsOfAnOwnerThatIsGoneAreTakenOver() {
    store.accept(message("1", "first")).join();
    answerNext("gone");
    List<Send> taken = store.claim("me", NOW.plus(Duration.ofMinutes(5)), Duration.ofMinutes(1), 9);
    assertThat(taken).extracting(Send::conversation).contains(id);
    Send mine =
        taken.stream().filter(send -> send.conversation().equals(id)).findFirst().orElseThrow();
    store.sent(mine).join();
    assertThat(store.claim("other", NOW.plus(Duration.ofMinutes(9)), Duration.ofMinutes(1), 9))
        .extracting(Send::conversation)
        .doesNotContain(id);
  }

  @Test
  void erasingLeavesNothing() {
    store.accept(message("1", "first")).join();
    answerNext("me");
    store.erase(id).join();
    assertThat(store.conversation(id)).isEmpty();
    assertThat(store.replyTo(id, "1")).isEmpty();
    assertThat(store.accept(message("1", "new life")).join().acceptance())
        .isEqualTo(Inbox.Acceptance.NEW);
  }

  @Test
  void everyKindOfRecordHasAnEnd() {
    store.accept(message("1", "first")).join();
    Send send = answerNext("me");
    store.sent(send).join();
    Config.Privacy periods =
        new Config.Privacy(
            Path.of("k"), Duration.ofDays(90), Duration.ofDays(14), Duration.ofDays(730));
    Clock muchLater = Clock.fixed(NOW.plus(Duration.ofDays(800)), ZoneOffset.UTC);
    new Retention(database, periods, muchLater).run().join();
    long left =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "select (select count(*) from conversation where id = :id) + (select"
                                + " count(*) from inbox where conversation_id = :id) + (select"
                                + " count(*) from turn where conversation_id = :id) + (select"
                                + " count(*) from outbox where conversation_id = :id) + (select"
                                + " count(*) from asked where asked_on < date '2028-01-01')")
                        .bind("id", id.value())
                        .mapTo(Long.class)
                        .one());
    assertThat(left).isZero();
  }

  @Test
  void keysAreSharedByEveryInstance() {
    byte[] first = new JdbiSecrets(database, master).key("signing");
    assertThat(new JdbiSecrets(database, master).key("signing")).isEqualTo(first).hasSize(32);
  }
}
