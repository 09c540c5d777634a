package fi.majakka.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.majakka.bot.config.Config;
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
import org.jdbi.v3.core.Handle;
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

  private Turn turn(Waiting waiting) {
    return turn(waiting, Turn.Request.NONE);
  }

  private Turn turn(Waiting waiting, Turn.Effect effect) {
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
        waiting.before().after(waiting.before().memory(), NOW),
        effect,
        Map.of(),
        "model",
        "release");
  }

  private Send answerNext(String owner) {
    Waiting waiting = store.nextWaiting(id).orElseThrow();
    return commit(waiting, turn(waiting), owner);
  }

  private Send commit(Waiting waiting, Turn turn, String owner) {
    return store.commit(waiting, turn, List.of(turn.reply()), owner).join().get(0);
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
    commit(waiting, turn(waiting), "a");
    assertThatThrownBy(() -> commit(waiting, turn(waiting), "b"))
        .hasCauseInstanceOf(DeliveryStore.TakenException.class);
    assertThat(store.backlog().outbox()).isPositive();
  }

  @Test
  void whoWantsNothingMoreIsSentNothingUntilSomethingIsAskedForAgain() {
    Keeper keeper =
        new Keeper() {
          @Override
          public boolean keeps(Turn.Keep what) {
            return true;
          }

          @Override
          public void keep(Handle handle, Turn turn, Turn.Keep what) {
            // Nothing: that it was asked for is enough.
          }
        };
    store = new JdbiDeliveryStore(database, master, clock, List.of(keeper), List.of());
    take("1", Turn.Request.STOP);
    assertThat(stopped()).isTrue();
    take("2", Turn.Request.NONE);
    assertThat(stopped()).as("after the next message").isTrue();
    take("3", new Turn.Keep() {});
    assertThat(stopped()).isFalse();
  }

  private void take(String messageId, Turn.Effect effect) {
    store.accept(message(messageId, "words")).join();
    Waiting waiting = store.nextWaiting(id).orElseThrow();
    commit(waiting, turn(waiting, effect), "me");
  }

  private boolean stopped() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select stopped from conversation where id = :id")
                    .bind("id", id.value())
                    .mapTo(Boolean.class)
                    .one());
  }

  private List<Send> claimed(String owner, Duration later) {
    return store.claim(owner, NOW.plus(later), Duration.ofMinutes(1), 1000).stream()
        .filter(send -> send.conversation().equals(id))
        .toList();
  }

  @Test
  void sendsOfAnOwnerThatIsGoneAreTakenOverOnce() {
    store.accept(message("1", "first")).join();
    answerNext("gone");
    List<Send> taken = claimed("me", Duration.ofMinutes(5));
    assertThat(taken).extracting(send -> send.reply().id()).containsExactly("1");
    assertThat(claimed("me", Duration.ofMinutes(5))).as("it is queued already").isEmpty();
    store.sent(taken.get(0)).join();
    assertThat(claimed("other", Duration.ofMinutes(9))).isEmpty();
  }

  @Test
  void anOwnerThatLivesKeepsItsSends() {
    store.accept(message("1", "first")).join();
    answerNext("alive");
    for (int minute = 0; minute < 5; minute++) {
      claimed("alive", Duration.ofSeconds(45L * minute));
    }
    boolean alone = database.embedded(); // then whoever asks is the only one there can be
    assertThat(claimed("other", Duration.ofMinutes(3))).hasSize(alone ? 1 : 0);
  }

  @Test
  void aReplyWaitsForAnEarlierOneThatAnotherInstanceSends() {
    store.accept(message("1", "first")).join();
    store.accept(message("2", "second")).join();
    Send first = answerNext("there");
    Send second = answerNext("here");
    assertThat(second.behind()).isEqualTo(!database.embedded());
    assertThat(store.isNext(first)).isTrue();
    assertThat(store.isNext(second)).isFalse();
    store.sent(first).join();
    assertThat(store.isNext(second)).isTrue();
  }

  @Test
  void whatWasSaidAfterTheWishToBeForgottenIsStillAnswered() {
    store.accept(message("1", "forget me")).join();
    store.accept(message("2", "one more question")).join();
    Waiting wish = store.nextWaiting(id).orElseThrow();
    assertThat(store.commit(wish, turn(wish, Turn.Request.FORGET), List.of(), "me").join())
        .isEmpty();
    assertThat(store.replyTo(id, "1")).isEmpty();
    Waiting next = store.nextWaiting(id).orElseThrow();
    assertThat(next.message().content()).isEqualTo(new Content.Text("one more question"));
    assertThat(next.before().turns()).isZero();
  }

  @Test
  void whatCannotBeReadHoldsUpNothingAndIsTriedAgainAtTheNextStart() {
    store.accept(message("1", "first")).join();
    store.accept(message("2", "second")).join();
    byte[] readable = content("1");
    contentBecomes("1", new byte[] {1, 2, 3});
    startAgain();
    assertThat(answerNext("me").reply().id()).isEqualTo("2");
    assertThat(store.nextWaiting(id)).isEmpty();
    contentBecomes("1", readable);
    store.takeUpUnread().join();
    assertThat(answerNext("me").reply().id()).isEqualTo("1");
  }

  /** As another run of the program, which has only what is stored. */
  private void startAgain() {
    store = new JdbiDeliveryStore(database, master, clock, List.of(), List.of());
  }

  @Test
  void whatWasStoredBeforeAStartIsAnsweredBeforeWhatCameAfterIt() {
    store.accept(message("1", "first")).join();
    answerNext("me");
    store.accept(message("2", "second")).join();
    startAgain();
    store.accept(message("3", "third")).join();
    Waiting second = store.nextWaiting(id).orElseThrow();
    assertThat(second.message().id()).isEqualTo("2");
    assertThat(second.before().turns()).isOne();
    commit(second, turn(second), "me");
    assertThat(answerNext("me").reply().id()).isEqualTo("3");
    assertThat(store.nextWaiting(id)).isEmpty();
  }

  @Test
  void aTurnIsTakenFromWhatTheOneBeforeItLeft() {
    for (int turn = 0; turn < 3; turn++) {
      store.accept(message("m" + turn, "words")).join();
      Waiting waiting = store.nextWaiting(id).orElseThrow();
      assertThat(waiting.before()).isEqualTo(store.conversation(id).orElseThrow());
      assertThat(waiting.message()).isEqualTo(message("m" + turn, "words"));
      commit(waiting, turn(waiting), "me");
    }
  }

  @Test
  void aFailedTurnIsTriedAgainBeforeWhatCameAfterIt() {
    store.accept(message("1", "first")).join();
    store.accept(message("2", "second")).join();
    store.failed(store.nextWaiting(id).orElseThrow()).join();
    Waiting again = store.nextWaiting(id).orElseThrow();
    assertThat(again.message().id()).isEqualTo("1");
    assertThat(again.attempts()).isOne();
    commit(again, turn(again), "me");
    assertThat(answerNext("me").reply().id()).isEqualTo("2");
  }

  @Test
  void aTurnOfAConversationThatIsErasedMeanwhileIsNotStored() {
    store.accept(message("1", "first")).join();
    Waiting waiting = store.nextWaiting(id).orElseThrow();
    store.erase(id).join();
    store.accept(message("2", "a new life")).join();
    assertThatThrownBy(() -> commit(waiting, turn(waiting), "me"))
        .hasCauseInstanceOf(DeliveryStore.TakenException.class);
    Waiting next = store.nextWaiting(id).orElseThrow();
    assertThat(next.message().id()).isEqualTo("2");
    commit(next, turn(next), "me");
    assertThat(store.replyTo(id, "1")).isEmpty();
    assertThat(store.replyTo(id, "2")).isPresent();
  }

  private byte[] content(String messageId) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select content from inbox where conversation_id = :id and message_id = :m")
                    .bind("id", id.value())
                    .bind("m", messageId)
                    .mapTo(byte[].class)
                    .one());
  }

  private void contentBecomes(String messageId, byte[] content) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createUpdate(
                        "update inbox set content = :content where conversation_id = :id and"
                            + " message_id = :m")
                    .bind("content", content)
                    .bind("id", id.value())
                    .bind("m", messageId)
                    .execute());
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
            Path.of("k"),
            Duration.ofDays(90),
            Duration.ofDays(14),
            Duration.ofDays(730),
            Duration.ofDays(365));
    database.writes().run(DeliveryStoreContract::trainings).join();
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
                                + " count(*) from asked where asked_on < date '2028-01-01') +"
                                + " (select count(*) from taught_model where state = 'discarded')")
                        .bind("id", id.value())
                        .mapTo(Long.class)
                        .one());
    assertThat(left).isZero();
    long inUse =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("select count(*) from taught_model where state = 'used'")
                        .mapTo(Long.class)
                        .one());
    assertThat(inUse).as("a model that is in use is kept").isEqualTo(1);
  }

  /** An old training that came to nothing, and one whose model is in use. */
  private static void trainings(Handle handle) {
    for (String state : List.of("discarded", "used")) {
      handle
          .createUpdate(
              "insert into taught_model (state, stage, instance, beat_at, started_by, started_at,"
                  + " ended_at, base) values (:state, 'keeping', 'i', :now, 'aino', :now, :now,"
                  + " 'b')")
          .bind("state", state)
          .bind("now", NOW)
          .execute();
    }
    handle.execute(
        "update model_head set in_use = (select id from taught_model where state = 'used')");
  }

  @Test
  void keysAreSharedByEveryInstance() {
    byte[] first = new JdbiSecrets(database, master).key("signing");
    assertThat(new JdbiSecrets(database, master).key("signing")).isEqualTo(first).hasSize(32);
  }
}
