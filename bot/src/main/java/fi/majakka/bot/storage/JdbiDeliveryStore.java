package fi.majakka.bot.storage;

import fi.majakka.bot.conversation.Conversation;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.delivery.DeliveryStore;
import fi.majakka.bot.privacy.ConversationCipher;
import fi.majakka.bot.privacy.MasterKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Keeps messages, turns and sends in the database, every text encrypted. */
public final class JdbiDeliveryStore implements DeliveryStore {
  private final Database database;
  private final Ciphers ciphers;
  private final Clock clock;
  private final Codec codec = new Codec();
  private final Messages messages;
  private final Outbox outbox;
  private final Turns turns;
  private final Optional<Arrivals> arrivals;

  /**
   * @param keepers store what the features want kept of a turn
   * @param records what the features store of a person, erased with the conversation
   */
  public JdbiDeliveryStore(
      Database database,
      MasterKey master,
      Clock clock,
      List<Keeper> keepers,
      List<PersonalRecords> records) {
    this.database = database;
    this.ciphers = new Ciphers(master);
    this.clock = clock;
    this.arrivals = database.embedded() ? Optional.of(new Arrivals()) : Optional.empty();
    this.messages = new Messages(ciphers, codec, arrivals);
    this.outbox = new Outbox(ciphers, codec, database.embedded());
    this.turns = new Turns(messages, outbox, codec, keepers, records);
  }

  @Override
  public CompletableFuture<Accepted> accept(InboundMessage message) {
    return write(handle -> messages.accept(handle, message))
        .thenApply(
            stored -> {
              arrivals.ifPresent(all -> stored.arrival().ifPresent(all::durable));
              return stored.accepted();
            });
  }

  @Override
  public Optional<Waiting> nextWaiting(ConversationId conversation) {
    Optional<Waiting> handed = arrivals.flatMap(all -> all.next(conversation));
    if (handed.isPresent() || arrivals.filter(all -> all.nothingWaits(conversation)).isPresent()) {
      return handed;
    }
    while (true) {
      Optional<Messages.Row> first =
          database.jdbi().withHandle(handle -> messages.firstWaiting(handle, conversation));
      if (first.isEmpty()) {
        return Optional.empty();
      }
      Optional<Waiting> readable = messages.read(first.get());
      if (readable.isPresent()) {
        return readable;
      }
      // What cannot be read stays so at every try; it must not hold up what came after it.
      write(handle -> messages.setAside(handle, first.get().seq(), clock.instant())).join();
    }
  }

  @Override
  public CompletableFuture<Void> takeUpUnread() {
    return done(messages::takeUp).thenRun(() -> arrivals.ifPresent(Arrivals::forgetAll));
  }

  @Override
  public Optional<Conversation> conversation(ConversationId id) {
    return database.jdbi().withHandle(handle -> messages.conversation(handle, id));
  }

  @Override
  public CompletableFuture<List<Send>> commit(
      Waiting waiting, Turn turn, List<Reply> replies, String owner) {
    // Encrypted here and not by the one thread that writes.
    Turns.Ready ready = turns.ready(waiting, turn, replies);
    Instant now = clock.instant();
    return write(handle -> turns.commit(handle, ready, owner, now))
        .whenComplete((sends, failure) -> arrivals.ifPresent(all -> learn(all, ready, failure)));
  }

  private static void learn(Arrivals arrivals, Turns.Ready ready, @Nullable Throwable failure) {
    Conversation after = ready.turn().after();
    if (failure == null && ready.turn().effect() != Turn.Request.FORGET) {
      arrivals.answered(ready.waiting().seq(), after);
    } else {
      arrivals.forget(after.id());
    }
  }

  @Override
  public CompletableFuture<Void> failed(Waiting waiting) {
    return done(handle -> messages.failed(handle, waiting.seq()));
  }

  @Override
  public Optional<Reply> replyTo(ConversationId conversation, String messageId) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select t.reply, c.data_key from turn t join conversation c on c.id ="
                            + " t.conversation_id where t.conversation_id = :id and t.message_id ="
                            + " :message")
                    .bind("id", conversation.value())
                    .bind("message", messageId)
                    .map(
                        (row, context) ->
                            codec.read(
                                ciphers
                                    .of(conversation, row.getBytes("data_key"))
                                    .open(row.getBytes("reply")),
                                Reply.class))
                    .findOne());
  }

  @Override
  public List<ConversationId> waitingSince(Instant before, int most) {
    return database.jdbi().withHandle(handle -> messages.waitingSince(handle, before, most));
  }

  @Override
  public Backlog backlog() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                new Backlog(
                    count(handle, "select count(*) from inbox where status = 'waiting'"),
                    count(handle, "select count(*) from outbox where status = 'waiting'"),
                    count(handle, "select count(*) from outbox where status = 'dead'")));
  }

  private static long count(Handle handle, String sql) {
    return handle.createQuery(sql).mapTo(Long.class).one();
  }

  @Override
  public List<Send> claim(String owner, Instant now, Duration lease, int most) {
    boolean needed = database.jdbi().withHandle(handle -> outbox.needsClaim(handle, owner, now));
    return needed
        ? write(handle -> outbox.claim(handle, owner, now, lease, most)).join()
        : List.of();
  }

  @Override
  public boolean isNext(Send send) {
    return database.jdbi().withHandle(handle -> outbox.isNext(handle, send));
  }

  @Override
  public CompletableFuture<Send> enqueue(
      ConversationId conversation, String channel, Reply reply, String owner, Instant now) {
    return write(
        handle -> {
          ConversationCipher cipher =
              ciphers
                  .find(handle, conversation)
                  .orElseThrow(
                      () -> new StorageException("the conversation does not exist any more"));
          byte[] sealed = cipher.seal(codec.write(reply));
          return outbox.insert(
              handle, new Outbox.New(conversation, channel, reply, sealed), owner, now);
        });
  }

  @Override
  public CompletableFuture<Void> sent(Send send) {
    // Lost in a kill, it is sent again, as after any other kill before this is written.
    return database.writes().runPatiently(handle -> outbox.sent(handle, send, clock.instant()));
  }

  @Override
  public CompletableFuture<Void> later(Send send, Duration lease, String why) {
    return done(handle -> outbox.later(handle, send, send.at().plus(lease), why));
  }

  @Override
  public CompletableFuture<Void> dead(Send send, String why, boolean gone) {
    return done(handle -> outbox.dead(handle, send, clock.instant(), why, gone));
  }

  @Override
  public CompletableFuture<Void> erase(ConversationId conversation) {
    return done(handle -> turns.erase(handle, conversation))
        .thenRun(
            () -> {
              ciphers.forget(conversation);
              arrivals.ifPresent(all -> all.forget(conversation));
            });
  }

  private <T> CompletableFuture<T> write(GroupCommit.Work<T> work) {
    return database.writes().submit(work);
  }

  private CompletableFuture<Void> done(Consumer<Handle> work) {
    return database.writes().run(work);
  }
}
