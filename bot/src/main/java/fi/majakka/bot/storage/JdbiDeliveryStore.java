package fi.majakka.bot.storage;

import fi.majakka.bot.conversation.AnswerRef;
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

/** Keeps messages, turns and sends in the database, every text encrypted. */
public final class JdbiDeliveryStore implements DeliveryStore {
  private static final PlainStatement REMEMBER =
      new PlainStatement(
          "update conversation set memory = ?, last_turn_at = ?, turns = ?,"
              + " stopped = ((stopped or ?) and not ?) where id = ? and turns = ?");
  private static final PlainStatement TAKEN =
      new PlainStatement(
          "insert into turn (conversation_id, number, message_id, taken_at, message, reply, topic,"
              + " answer_version, language, out_of_scope, model_id, release_id)"
              // The message as it was encrypted when it came in.
              + " values (?, ?, ?, ?, (select content from inbox where seq = ?),"
              + " ?, ?, ?, ?, ?, ?, ?)");
  private final Database database;
  private final Ciphers ciphers;
  private final Clock clock;
  private final List<Keeper> keepers;
  private final List<PersonalRecords> records;
  private final Codec codec = new Codec();
  private final AskedCounter counter = new AskedCounter();
  private final Messages messages;
  private final Outbox outbox;

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
    this.keepers = List.copyOf(keepers);
    this.records = List.copyOf(records);
    this.messages = new Messages(ciphers, codec);
    this.outbox = new Outbox(ciphers, codec, database.embedded());
  }

  @Override
  public CompletableFuture<Accepted> accept(InboundMessage message) {
    return write(handle -> messages.accept(handle, message));
  }

  @Override
  public Optional<Waiting> nextWaiting(ConversationId conversation) {
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
    return done(messages::takeUp);
  }

  @Override
  public Optional<Conversation> conversation(ConversationId id) {
    return database.jdbi().withHandle(handle -> messages.conversation(handle, id));
  }

  @Override
  public CompletableFuture<List<Send>> commit(
      Waiting waiting, Turn turn, List<Reply> replies, String owner) {
    return write(handle -> commit(handle, waiting, turn, replies, owner));
  }

  private List<Send> commit(
      Handle handle, Waiting waiting, Turn turn, List<Reply> replies, String owner) {
    Conversation after = turn.after();
    ConversationCipher cipher = ciphers.find(handle, after.id()).orElseThrow(TakenException::new);
    int fenced =
        REMEMBER.update(
            handle,
            cipher.seal(codec.write(after.memory())),
            after.lastTurnAt(),
            after.turns(),
            turn.effect() == Turn.Request.STOP,
            // Until something is asked for again that is told later.
            turn.effect() instanceof Turn.Keep,
            after.id().value(),
            after.turns() - 1);
    if (fenced != 1 || messages.done(handle, waiting.seq(), after.lastTurnAt()) != 1) {
      throw new TakenException();
    }
    counter.count(handle, turn);
    if (turn.effect() == Turn.Request.FORGET) {
      forget(handle, waiting);
      return List.of();
    }
    byte[] sealed = cipher.seal(codec.write(turn.reply()));
    insertTurn(handle, waiting, turn, sealed);
    keep(handle, turn);
    Instant now = clock.instant();
    return replies.stream()
        .map(
            reply ->
                new Outbox.New(
                    after.id(),
                    after.channel(),
                    reply,
                    reply.equals(turn.reply()) ? sealed : cipher.seal(codec.write(reply))))
        .map(send -> outbox.insert(handle, send, owner, now))
        .toList();
  }

  /** What was written after the wish to be forgotten begins a conversation of its own. */
  private void forget(Handle handle, Waiting waiting) {
    ConversationId id = waiting.message().conversation();
    List<InboundMessage> later = messages.waitingAfter(handle, id, waiting.seq());
    erase(handle, id);
    later.forEach(message -> messages.accept(handle, message));
  }

  private void keep(Handle handle, Turn turn) {
    records.forEach(record -> record.taken(handle, turn));
    if (turn.effect() == Turn.Request.STOP) {
      records.forEach(record -> record.stop(handle, turn.after().id()));
    }
    if (turn.effect() instanceof Turn.Keep what) {
      keepers.stream()
          .filter(keeper -> keeper.keeps(what))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("nobody keeps " + what.getClass().getName()))
          .keep(handle, turn, what);
    }
  }

  private static void insertTurn(Handle handle, Waiting waiting, Turn turn, byte[] reply) {
    Conversation after = turn.after();
    TAKEN.update(
        handle,
        after.id().value(),
        after.turns(),
        turn.message().id(),
        after.lastTurnAt(),
        waiting.seq(),
        reply,
        turn.reply().topic().orElse(null),
        turn.reply().answer().map(AnswerRef::version).orElse(null),
        turn.reply().language().code(),
        turn.reply().outOfScope(),
        turn.modelId(),
        turn.releaseId());
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
    return done(handle -> outbox.sent(handle, send, clock.instant()));
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
    return done(handle -> erase(handle, conversation)).thenRun(() -> ciphers.forget(conversation));
  }

  private void erase(Handle handle, ConversationId conversation) {
    records.forEach(part -> part.erase(handle, conversation));
    handle
        .createUpdate("delete from conversation where id = :id")
        .bind("id", conversation.value())
        .execute();
  }

  private <T> CompletableFuture<T> write(GroupCommit.Work<T> work) {
    return database.writes().submit(work);
  }

  private CompletableFuture<Void> done(Consumer<Handle> work) {
    return database
        .writes()
        .submit(
            handle -> {
              work.accept(handle);
              return true;
            })
        .thenAccept(written -> {});
  }
}
