package fi.majakka.bot.storage;

import fi.majakka.bot.conversation.Conversation;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.conversation.Memory;
import fi.majakka.bot.delivery.DeliveryStore.Accepted;
import fi.majakka.bot.delivery.DeliveryStore.Waiting;
import fi.majakka.bot.delivery.Inbox;
import fi.majakka.bot.privacy.ConversationCipher;
import fi.majakka.bot.privacy.PrivacyException;
import fi.majakka.bot.storage.Arrivals.Arrival;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Conversations, and the messages of them that wait for a turn. */
final class Messages {
  private static final Logger LOG = LoggerFactory.getLogger(Messages.class);
  private static final PlainStatement ACCEPT =
      new PlainStatement(
          "insert into inbox (conversation_id, message_id, channel, received_at, content, status)"
              + " values (?, ?, ?, ?, ?, 'waiting') on conflict do nothing");
  private static final PlainStatement NEXT =
      new PlainStatement(
          "select i.seq, i.content, i.attempts, c.channel, c.data_key, c.memory, c.started_at,"
              + " c.last_turn_at, c.turns, exists (select 1 from inbox n where n.conversation_id ="
              + " i.conversation_id and n.status = 'waiting' and n.seq > i.seq) as more from inbox"
              + " i join conversation c on c.id = i.conversation_id where i.conversation_id = ? and"
              + " i.status = 'waiting' order by i.seq fetch first 1 rows only");
  private static final PlainStatement DONE =
      new PlainStatement(
          "update inbox set status = 'done', done_at = ? where seq = ? and status = 'waiting'");
  private final Ciphers ciphers;
  private final Codec codec;
  private final Optional<Arrivals> arrivals;

  /**
   * @param arrivals what is handed over from here, where nobody else writes
   */
  Messages(Ciphers ciphers, Codec codec, Optional<Arrivals> arrivals) {
    this.ciphers = ciphers;
    this.codec = codec;
    this.arrivals = arrivals;
  }

  /** What became of a message, and what may be handed over of it once that is durable. */
  record Stored(Accepted accepted, Optional<Arrival> arrival) {}

  Stored accept(Handle handle, InboundMessage message) {
    ConversationId id = message.conversation();
    Optional<ConversationCipher> known = ciphers.find(handle, id);
    Optional<Conversation> begun =
        known.isPresent()
            ? Optional.empty()
            : Optional.of(Conversation.begun(id, message.channel(), message.receivedAt()));
    ConversationCipher cipher =
        known.or(() -> begun.map(conversation -> begin(handle, conversation))).orElseThrow();
    OptionalLong seq =
        ACCEPT.insert(
            handle,
            "seq",
            id.value(),
            message.id(),
            message.channel(),
            message.receivedAt(),
            cipher.seal(codec.write(message)));
    if (seq.isPresent()) {
      return new Stored(
          new Accepted(Inbox.Acceptance.NEW, false),
          arrivals.map(all -> all.stored(seq.getAsLong(), message, cipher, begun)));
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
    return new Stored(new Accepted(Inbox.Acceptance.DUPLICATE, answered), Optional.empty());
  }

  private ConversationCipher begin(Handle handle, Conversation begun) {
    ConversationId id = begun.id();
    byte[] wrapped = ciphers.newKey();
    handle
        .createUpdate(
            "insert into conversation (id, channel, data_key, memory, started_at, last_turn_at,"
                + " turns) values (:id, :channel, :key, :memory, :at, :at, 0)"
                + " on conflict do nothing")
        .bind("id", id.value())
        .bind("channel", begun.channel())
        .bind("key", wrapped)
        .bind("memory", ciphers.of(id, wrapped).seal(codec.write(begun.memory())))
        .bind("at", begun.startedAt())
        .execute();
    // Another instance may have been first: its key holds.
    return ciphers.find(handle, id).orElseThrow();
  }

  /** A stored message as it lies there, and the conversation so far. */
  record Row(
      long seq,
      int attempts,
      byte[] content,
      ConversationCipher cipher,
      Conversation before,
      boolean last) {}

  Optional<Row> firstWaiting(Handle handle, ConversationId id) {
    return NEXT.first(
        handle,
        row ->
            new Row(
                row.getLong("seq"),
                row.getInt("attempts"),
                row.getBytes("content"),
                ciphers.of(id, row.getBytes("data_key")),
                conversation(id, row),
                !row.getBoolean("more")),
        id.value());
  }

  /** Empty when the message cannot be read. */
  Optional<Waiting> read(Row row) {
    try {
      InboundMessage message = codec.read(row.cipher().open(row.content()), InboundMessage.class);
      return Optional.of(
          new Waiting(row.seq(), message, row.attempts(), row.before(), row.cipher(), row.last()));
    } catch (StorageException | PrivacyException e) {
      Throwable why = e.getCause() == null ? e : e.getCause();
      LOG.error("a stored message cannot be read: {}", why.getClass().getName());
      return Optional.empty();
    }
  }

  /** The readable messages of a conversation that came after one and still wait. */
  List<InboundMessage> waitingAfter(Handle handle, ConversationId id, long seq) {
    Optional<ConversationCipher> cipher = ciphers.find(handle, id);
    return cipher.isEmpty()
        ? List.of()
        : handle
            .createQuery(
                "select content from inbox where conversation_id = :id and status = 'waiting' and"
                    + " seq > :seq order by seq")
            .bind("id", id.value())
            .bind("seq", seq)
            .mapTo(byte[].class)
            .map(content -> codec.read(cipher.get().open(content), InboundMessage.class))
            .list();
  }

  /** How many messages waited for this turn: one, unless another instance was faster. */
  int done(Handle handle, long seq, Instant now) {
    return DONE.update(handle, now, seq);
  }

  /** Sets a message aside that cannot be read. */
  int setAside(Handle handle, long seq, Instant now) {
    return handle
        .createUpdate("update inbox set status = 'aside', done_at = :at where seq = :seq")
        .bind("at", now)
        .bind("seq", seq)
        .execute();
  }

  /** What was set aside waits again. */
  int takeUp(Handle handle) {
    return handle.execute(
        "update inbox set status = 'waiting', done_at = null where status = 'aside'");
  }

  void failed(Handle handle, long seq) {
    handle
        .createUpdate("update inbox set attempts = attempts + 1 where seq = :seq")
        .bind("seq", seq)
        .execute();
  }

  List<ConversationId> waitingSince(Handle handle, Instant before, int most) {
    return handle
        .createQuery(
            "select conversation_id, min(seq) as first_seq from inbox where status = 'waiting' and"
                + " received_at <= :before group by conversation_id order by first_seq fetch first"
                + " :most rows only")
        .bind("before", before)
        .bind("most", most)
        .map((row, context) -> new ConversationId(row.getString(1)))
        .list();
  }

  Optional<Conversation> conversation(Handle handle, ConversationId id) {
    return handle
        .createQuery(
            "select channel, data_key, memory, started_at, last_turn_at, turns from conversation"
                + " where id = :id")
        .bind("id", id.value())
        .map((row, context) -> conversation(id, row))
        .findOne();
  }

  private Conversation conversation(ConversationId id, ResultSet row) throws SQLException {
    byte[] memory = ciphers.of(id, row.getBytes("data_key")).open(row.getBytes("memory"));
    return new Conversation(
        id,
        row.getString("channel"),
        remembered(memory),
        row.getTimestamp("started_at").toInstant(),
        row.getTimestamp("last_turn_at").toInstant(),
        row.getInt("turns"));
  }

  /** A memory of another version of the program that cannot be read is begun anew. */
  private Memory remembered(byte[] memory) {
    try {
      return codec.read(memory, Memory.class);
    } catch (StorageException e) {
      LOG.warn("a conversation's memory cannot be read and is begun anew");
      return Memory.empty();
    }
  }
}
