package fi.majakka.bot.storage;

import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.delivery.DeliveryStore.Send;
import fi.majakka.bot.privacy.PrivacyException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The replies that are to be sent: who sends them, until when nobody else may, what became. */
final class Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final int LONGEST_REASON = 200;
  private static final String ORPHANED =
      " status = 'waiting' and owner <> :owner and (lease_until <= :now or :alone)";
  private static final PlainStatement QUEUE =
      new PlainStatement(
          "insert into outbox (conversation_id, message_id, channel, reply, status, created_at,"
              + " next_at, owner, lease_until) values (?, ?, ?, ?, 'waiting', ?, ?, ?, ?)");
  private static final PlainStatement SENT =
      new PlainStatement("update outbox set status = 'sent', done_at = ? where seq = ?");
  private final Ciphers ciphers;
  private final Codec codec;
  private final boolean alone;

  /**
   * @param alone true when no other instance can use the database
   */
  Outbox(Ciphers ciphers, Codec codec, boolean alone) {
    this.ciphers = ciphers;
    this.codec = codec;
    this.alone = alone;
  }

  /** A reply to put in the queue, and the same encrypted. */
  record New(ConversationId conversation, String channel, Reply reply, byte[] sealed) {}

  Send insert(Handle handle, New send, String owner, Instant now) {
    boolean behind = !alone && waitsElsewhere(handle, send.conversation(), owner);
    long seq =
        QUEUE
            .insert(
                handle,
                "seq",
                send.conversation().value(),
                send.reply().id(),
                send.channel(),
                send.sealed(),
                now,
                now,
                owner,
                now.plus(Leases.FIRST))
            .orElseThrow();
    return new Send(seq, send.conversation(), send.channel(), send.reply(), 0, now, behind);
  }

  private static boolean waitsElsewhere(Handle handle, ConversationId id, String owner) {
    return handle
        .createQuery(
            "select 1 from outbox where conversation_id = :id and status = 'waiting' and owner <>"
                + " :owner fetch first 1 rows only")
        .bind("id", id.value())
        .bind("owner", owner)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** True when nothing of the conversation that was queued earlier still waits. */
  boolean isNext(Handle handle, Send send) {
    return handle
        .createQuery(
            "select 1 from outbox where conversation_id = :id and status = 'waiting' and seq <"
                + " :seq fetch first 1 rows only")
        .bind("id", send.conversation().value())
        .bind("seq", send.seq())
        .mapTo(Integer.class)
        .findOne()
        .isEmpty();
  }

  /** True when there are replies to take over or leases to renew. */
  boolean needsClaim(Handle handle, String owner, Instant now) {
    return handle
        .createQuery(
            "select 1 from outbox where status = 'waiting' and ((owner = :owner and not :alone) or"
                + " (owner <> :owner and (lease_until <= :now or :alone))) fetch first 1 rows only")
        .bind("owner", owner)
        .bind("now", now)
        .bind("alone", alone)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Renews the owner's leases and takes over what others left; gives what was taken over. */
  List<Send> claim(Handle handle, String owner, Instant now, Duration lease, int most) {
    handle
        .createUpdate(
            "update outbox set lease_until = :until where status = 'waiting' and owner = :owner")
        .bind("until", now.plus(lease))
        .bind("owner", owner)
        .execute();
    List<Long> orphans =
        handle
            .createQuery(
                "select seq from outbox where"
                    + ORPHANED
                    + " order by seq fetch first :most rows only")
            .bind("owner", owner)
            .bind("now", now)
            .bind("alone", alone)
            .bind("most", most)
            .mapTo(Long.class)
            .list();
    if (orphans.isEmpty()) {
      return List.of();
    }
    // The condition again: another instance may have been faster since.
    handle
        .createUpdate(
            "update outbox set owner = :owner, lease_until = :until where seq in (<orphans>) and"
                + ORPHANED)
        .bindList("orphans", orphans)
        .bind("owner", owner)
        .bind("until", now.plus(lease))
        .bind("now", now)
        .bind("alone", alone)
        .execute();
    List<Send> taken = new ArrayList<>();
    handle
        .createQuery(
            "select o.seq, o.conversation_id, o.channel, o.reply, o.attempts, o.next_at,"
                + " c.data_key from outbox o join conversation c on c.id = o.conversation_id where"
                + " o.seq in (<orphans>) and o.status = 'waiting' and o.owner = :owner order by"
                + " o.seq")
        .bindList("orphans", orphans)
        .bind("owner", owner)
        .map((row, context) -> read(row))
        .forEach(send -> send.ifPresent(taken::add));
    return taken;
  }

  /** Empty for a reply that cannot be read, which must not hold up the others. */
  private Optional<Send> read(ResultSet row) throws SQLException {
    ConversationId id = new ConversationId(row.getString("conversation_id"));
    try {
      byte[] reply = ciphers.of(id, row.getBytes("data_key")).open(row.getBytes("reply"));
      return Optional.of(
          new Send(
              row.getLong("seq"),
              id,
              row.getString("channel"),
              codec.read(reply, Reply.class),
              row.getInt("attempts"),
              row.getTimestamp("next_at").toInstant(),
              !alone));
    } catch (StorageException | PrivacyException e) {
      LOG.error("a stored reply cannot be read and stays unsent: {}", e.getClass().getName());
      return Optional.empty();
    }
  }

  void sent(Handle handle, Send send, Instant now) {
    SENT.update(handle, now, send.seq());
  }

  void later(Handle handle, Send send, Instant leased, String why) {
    handle
        .createUpdate(
            "update outbox set attempts = :attempts, next_at = :next, lease_until = :lease, failure"
                + " = :why where seq = :seq")
        .bind("attempts", send.attempts())
        .bind("next", send.at())
        .bind("lease", leased)
        .bind("why", shortened(why))
        .bind("seq", send.seq())
        .execute();
  }

  void dead(Handle handle, Send send, Instant now, String why, boolean gone) {
    String which =
        gone
            ? "conversation_id = :id and status = 'waiting'"
            : "conversation_id = :id and seq = :seq";
    Update update =
        handle
            .createUpdate(
                "update outbox set status = 'dead', done_at = :at, failure = :why where " + which)
            .bind("at", now)
            .bind("why", shortened(why))
            .bind("id", send.conversation().value());
    (gone ? update : update.bind("seq", send.seq())).execute();
  }

  private static String shortened(String why) {
    return why.length() <= LONGEST_REASON ? why : why.substring(0, LONGEST_REASON);
  }
}
