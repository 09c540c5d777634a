package fi.majakka.bot.storage;

import fi.majakka.bot.conversation.AnswerRef;
import fi.majakka.bot.conversation.Conversation;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.conversation.Memory;
import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.delivery.DeliveryStore;
import fi.majakka.bot.delivery.Inbox;
import fi.majakka.bot.privacy.ConversationCipher;
import fi.majakka.bot.privacy.MasterKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/** Keeps messages, turns and sends in the database, every text encrypted. */
public final class JdbiDeliveryStore implements DeliveryStore {
  private final Database database;
  private final Ciphers ciphers;
  private final Clock clock;
  private final List<Keeper> keepers;
  private final List<PersonalRecords> records;
  private final Codec codec = new Codec();
  private final AskedCounter counter = new AskedCounter();

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
  }

  @Override
  public CompletableFuture<Accepted> accept(InboundMessage message) {
    return database.writes().submit(handle -> accept(handle, message));
  }

  private Accepted accept(Handle handle, InboundMessage message) {
    ConversationId id = message.conversation();
    ConversationCipher cipher =
        ciphers
            .find(handle, id)
            .filter(known -> exists(handle, id))
            .orElseGet(() -> begin(handle, message));
    int added =
        handle
            .createUpdate(
                "insert into inbox (conversation_id, message_id, channel, received_at, content,"
                    + " status) values (:conversation, :message, :channel, :at, :content,"
                    + " 'waiting') on conflict do nothing")
            .bind("conversation", id.value())
            .bind("message", message.id())
            .bind("channel", message.channel())
            .bind("at", message.receivedAt())
            .bind("content", cipher.seal(codec.write(message)))
            .execute();
    if (added == 1) {
      return new Accepted(Inbox.Acceptance.NEW, false);
    }
    boolean answered =
        handle
            .createQuery(
                "select status <> 'waiting' from inbox where conversation_id = :conversation and"
                    + " message_id = :message")
            .bind("conversation", id.value())
            .bind("message", message.id())
            .mapTo(Boolean.class)
            .one();
    return new Accepted(Inbox.Acceptance.DUPLICATE, answered);
  }

  private static boolean exists(Handle handle, ConversationId id) {
    return handle
        .createQuery("select 1 from conversation where id = :id")
        .bind("id", id.value())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private ConversationCipher begin(Handle handle, InboundMessage message) {
    ConversationId id = message.conversation();
    Conversation begun = Conversation.begun(id, message.channel(), message.receivedAt());
    byte[] wrapped = ciphers.newKey();
    ConversationCipher cipher = ciphers.remember(id, wrapped);
    handle
        .createUpdate(
            "insert into conversation (id, channel, data_key, memory, started_at, last_turn_at,"
                + " turns) values (:id, :channel, :key, :memory, :at, :at, 0)"
                + " on conflict do nothing")
        .bind("id", id.value())
        .bind("channel", message.channel())
        .bind("key", wrapped)
        .bind("memory", cipher.seal(codec.write(begun.memory())))
        .bind("at", message.receivedAt())
        .execute();
    // Another instance may have been first: its key holds.
    ciphers.forget(id);
    return ciphers.find(handle, id).orElseThrow();
  }

  @Override
  public Optional<Waiting> nextWaiting(ConversationId conversation) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select seq, content, attempts from inbox where conversation_id = :id and"
                            + " status = 'waiting' order by seq fetch first 1 rows only")
                    .bind("id", conversation.value())
                    .map(
                        (row, context) ->
                            new Waiting(
                                row.getLong("seq"),
                                codec.read(
                                    cipher(handle, conversation).open(row.getBytes("content")),
                                    InboundMessage.class),
                                row.getInt("attempts")))
                    .findOne());
  }

  @Override
  public Optional<Conversation> conversation(ConversationId id) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select channel, memory, started_at, last_turn_at, turns from conversation"
                            + " where id = :id")
                    .bind("id", id.value())
                    .map(
                        (row, context) ->
                            new Conversation(
                                id,
                                row.getString("channel"),
                                codec.read(
                                    cipher(handle, id).open(row.getBytes("memory")), Memory.class),
                                row.getTimestamp("started_at").toInstant(),
                                row.getTimestamp("last_turn_at").toInstant(),
                                row.getInt("turns")))
                    .findOne());
  }

  @Override
  public CompletableFuture<Optional<Send>> commit(
      Waiting waiting, Turn turn, boolean send, String owner) {
    return database.writes().submit(handle -> commit(handle, waiting, turn, send, owner));
  }

  private Optional<Send> commit(
      Handle handle, Waiting waiting, Turn turn, boolean send, String owner) {
    Conversation after = turn.after();
    ConversationCipher cipher = cipher(handle, after.id());
    int fenced =
        handle
            .createUpdate(
                "update conversation set memory = :memory, last_turn_at = :at, turns = :turns,"
                    + " stopped = :stopped where id = :id and turns = :before")
            .bind("memory", cipher.seal(codec.write(after.memory())))
            .bind("at", after.lastTurnAt())
            .bind("turns", after.turns())
            .bind("before", after.turns() - 1)
            .bind("stopped", turn.effect() == Turn.Request.STOP)
            .bind("id", after.id().value())
            .execute();
    int done =
        handle
            .createUpdate(
                "update inbox set status = 'done', done_at = :at where seq = :seq and status ="
                    + " 'waiting'")
            .bind("at", after.lastTurnAt())
            .bind("seq", waiting.seq())
            .execute();
    if (fenced != 1 || done != 1) {
      throw new TakenException();
    }
    byte[] reply = cipher.seal(codec.write(turn.reply()));
    handle
        .createUpdate(
            "insert into turn (conversation_id, number, message_id, taken_at, message, reply,"
                + " topic, answer_version, language, out_of_scope, model_id, release_id) values"
                + " (:conversation, :number, :messageId, :at, :message, :reply, :topic, :version,"
                + " :language, :outOfScope, :model, :release)")
        .bind("conversation", after.id().value())
        .bind("number", after.turns())
        .bind("messageId", turn.message().id())
        .bind("at", after.lastTurnAt())
        .bind("message", cipher.seal(codec.write(turn.message())))
        .bind("reply", reply)
        .bind("topic", turn.reply().topic().orElse(null))
        .bind("version", turn.reply().answer().map(AnswerRef::version).orElse(null))
        .bind("language", turn.reply().language().code())
        .bind("outOfScope", turn.reply().outOfScope())
        .bind("model", turn.modelId())
        .bind("release", turn.releaseId())
        .execute();
    counter.count(handle, turn);
    if (turn.effect() == Turn.Request.STOP) {
      records.forEach(record -> record.stop(handle, after.id()));
    }
    if (turn.effect() instanceof Turn.Keep what) {
      keepers.stream()
          .filter(keeper -> keeper.keeps(what))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("nobody keeps " + what.getClass().getName()))
          .keep(handle, turn, what);
    }
    return send
        ? Optional.of(insertSend(handle, after.id(), after.channel(), turn.reply(), reply, owner))
        : Optional.empty();
  }

  private Send insertSend(
      Handle handle, ConversationId id, String channel, Reply reply, byte[] sealed, String owner) {
    Instant now = clock.instant();
    long seq =
        handle
            .createUpdate(
                "insert into outbox (conversation_id, message_id, channel, reply, status,"
                    + " created_at, next_at, owner, lease_until) values (:conversation, :message,"
                    + " :channel, :reply, 'waiting', :now, :now, :owner, :lease)")
            .bind("conversation", id.value())
            .bind("message", reply.id())
            .bind("channel", channel)
            .bind("reply", sealed)
            .bind("now", now)
            .bind("owner", owner)
            .bind("lease", now.plus(Leases.FIRST))
            .executeAndReturnGeneratedKeys("seq")
            .mapTo(Long.class)
            .one();
    return new Send(seq, id, channel, reply, 0, now);
  }

  @Override
  public CompletableFuture<Void> failed(Waiting waiting, boolean dead) {
    return update(
        "update inbox set attempts = attempts + 1, status = :status, done_at = :at where seq ="
            + " :seq",
        query ->
            query
                .bind("status", dead ? "dead" : "waiting")
                .bind("at", dead ? clock.instant() : null)
                .bind("seq", waiting.seq()));
  }

  @Override
  public Optional<Reply> replyTo(ConversationId conversation, String messageId) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select reply from turn where conversation_id = :id and message_id ="
                            + " :message")
                    .bind("id", conversation.value())
                    .bind("message", messageId)
                    .mapTo(byte[].class)
                    .findOne()
                    .map(
                        bytes ->
                            codec.read(cipher(handle, conversation).open(bytes), Reply.class)));
  }

  @Override
  public List<ConversationId> waitingSince(Instant before, int most) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select conversation_id, min(seq) as first_seq from inbox where status ="
                            + " 'waiting' and received_at <= :before group by conversation_id order"
                            + " by first_seq fetch first :most rows only")
                    .bind("before", before)
                    .bind("most", most)
                    .map((row, context) -> new ConversationId(row.getString(1)))
                    .list());
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
    return database.writes().submit(handle -> claim(handle, owner, now, lease, most)).join();
  }

  private List<Send> claim(Handle handle, String owner, Instant now, Duration lease, int most) {
    handle
        .createUpdate(
            "update outbox set owner = :owner, lease_until = :until where seq in (select seq from"
                + " outbox where status = 'waiting' and owner <> :owner and (lease_until <= :now or"
                + " :alone) order by seq fetch first :most rows only)")
        .bind("owner", owner)
        .bind("until", now.plus(lease))
        .bind("now", now)
        .bind("alone", database.embedded())
        .bind("most", most)
        .execute();
    return handle
        .createQuery(
            "select seq, conversation_id, channel, reply, attempts, next_at from outbox where"
                + " status = 'waiting' and owner = :owner order by seq")
        .bind("owner", owner)
        .map(
            (row, context) -> {
              ConversationId id = new ConversationId(row.getString("conversation_id"));
              return new Send(
                  row.getLong("seq"),
                  id,
                  row.getString("channel"),
                  codec.read(cipher(handle, id).open(row.getBytes("reply")), Reply.class),
                  row.getInt("attempts"),
                  row.getTimestamp("next_at").toInstant());
            })
        .list();
  }

  @Override
  public CompletableFuture<Send> enqueue(
      ConversationId conversation, String channel, Reply reply, String owner, Instant now) {
    return database
        .writes()
        .submit(
            handle ->
                insertSend(
                    handle,
                    conversation,
                    channel,
                    reply,
                    cipher(handle, conversation).seal(codec.write(reply)),
                    owner));
  }

  @Override
  public CompletableFuture<Void> sent(Send send) {
    return update(
        "update outbox set status = 'sent', done_at = :at where seq = :seq",
        query -> query.bind("at", clock.instant()).bind("seq", send.seq()));
  }

  @Override
  public CompletableFuture<Void> later(Send send, Instant next, Duration lease, String why) {
    return update(
        "update outbox set attempts = :attempts, next_at = :next, lease_until = :lease, failure ="
            + " :why where seq = :seq",
        query ->
            query
                .bind("attempts", send.attempts())
                .bind("next", next)
                .bind("lease", next.plus(lease))
                .bind("why", shortened(why))
                .bind("seq", send.seq()));
  }

  @Override
  public CompletableFuture<Void> dead(Send send, String why, boolean gone) {
    return update(
        gone
            ? "update outbox set status = 'dead', done_at = :at, failure = :why where"
                + " conversation_id = :id and status = 'waiting'"
            : "update outbox set status = 'dead', done_at = :at, failure = :why where seq = :seq"
                + " and conversation_id = :id",
        query ->
            (gone ? query : query.bind("seq", send.seq()))
                .bind("at", clock.instant())
                .bind("why", shortened(why))
                .bind("id", send.conversation().value()));
  }

  @Override
  public CompletableFuture<Void> erase(ConversationId conversation) {
    ciphers.forget(conversation);
    return database
        .writes()
        .submit(
            handle -> {
              records.forEach(part -> part.erase(handle, conversation));
              return handle
                  .createUpdate("delete from conversation where id = :id")
                  .bind("id", conversation.value())
                  .execute();
            })
        .thenAccept(rows -> {})
        .whenComplete((done, failure) -> ciphers.forget(conversation));
  }

  private CompletableFuture<Void> update(
      String sql, java.util.function.UnaryOperator<org.jdbi.v3.core.statement.Update> bind) {
    return database
        .writes()
        .submit(handle -> bind.apply(handle.createUpdate(sql)).execute())
        .thenAccept(rows -> {});
  }

  private ConversationCipher cipher(Handle handle, ConversationId id) {
    return ciphers
        .find(handle, id)
        .orElseThrow(() -> new StorageException("the conversation does not exist any more"));
  }

  private static String shortened(String why) {
    return why.length() <= 200 ? why : why.substring(0, 200);
  }
}
