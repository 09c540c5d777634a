package fi.majakka.bot.storage;

import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.mail.Notice;
import fi.majakka.bot.privacy.MasterKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Queues notices in the transaction that decides on them, so that each is sent once however often
 * the process dies. The desk takes them over within its next round.
 */
final class Outgoing {
  private static final String NOBODY = "nobody";
  private final Ciphers ciphers;
  private final Clock clock;
  private final JdbiMailQueue mails;
  private final Codec codec = new Codec();

  Outgoing(Database database, MasterKey master, Clock clock) {
    this.mails = new JdbiMailQueue(database, master, clock);
    this.ciphers = new Ciphers(master);
    this.clock = clock;
  }

  /** Queues a notice: for the conversation, and as mail. */
  void add(Handle handle, Optional<ConversationId> conversation, Notice notice) {
    conversation.ifPresent(id -> add(handle, id, notice.reply()));
    notice.mail().ifPresent(mail -> mails.add(handle, mail));
  }

  /**
   * Queues a reply; one whose id was queued before in the conversation changes nothing.
   *
   * @return false when the conversation is gone or wants nothing that it did not ask for
   */
  boolean add(Handle handle, ConversationId conversation, Reply reply) {
    Optional<String> channel =
        handle
            .createQuery("select channel from conversation where id = :id and not stopped")
            .bind("id", conversation.value())
            .mapTo(String.class)
            .findOne();
    // The key is read anew: of an erased conversation that came back, an old one may be at hand.
    ciphers.forget(conversation);
    return channel.isPresent()
        && ciphers
            .find(handle, conversation)
            .map(
                cipher ->
                    insert(
                        handle,
                        conversation,
                        channel.get(),
                        reply.id(),
                        cipher.seal(codec.write(reply))))
            .orElse(false);
  }

  private boolean insert(
      Handle handle, ConversationId conversation, String channel, String id, byte[] sealed) {
    Instant now = clock.instant();
    return handle
            .createUpdate(
                "insert into outbox (conversation_id, message_id, channel, reply, status,"
                    + " created_at, next_at, owner, lease_until) values (:conversation, :message,"
                    + " :channel, :reply, 'waiting', :now, :now, :owner, :now) on conflict do"
                    + " nothing")
            .bind("conversation", conversation.value())
            .bind("message", id)
            .bind("channel", channel)
            .bind("reply", sealed)
            .bind("now", now)
            .bind("owner", NOBODY)
            .execute()
        == 1;
  }
}
