package fi.majakka.bot.delivery;

import fi.majakka.bot.conversation.Conversation;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.privacy.ConversationCipher;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Keeps messages, turns and sends. A future that completes means that the change survives the loss
 * of the process. Thread-safe; several instances may share one store.
 */
public interface DeliveryStore {

  /** Stores a message, beginning its conversation if need be; a known message changes nothing. */
  CompletableFuture<Accepted> accept(InboundMessage message);

  /**
   * Puts back in line the messages that could not be read and were set aside: another version of
   * the program may read them.
   */
  CompletableFuture<Void> takeUpUnread();

  /** The message of a conversation that is to be answered next, and the conversation so far. */
  Optional<Waiting> nextWaiting(ConversationId conversation);

  /** The conversation as the last turn left it. */
  Optional<Conversation> conversation(ConversationId id);

  /**
   * Stores a turn, what is to be sent, and that its message is done, in one transaction; a turn
   * that asks to be forgotten erases its conversation instead.
   *
   * @param replies to be sent, in order; none for a channel that takes its reply by itself
   * @param owner the instance that will send
   * @return the sends to make; fails with {@link TakenException} when another instance has taken
   *     the turn
   */
  CompletableFuture<List<Send>> commit(
      Waiting waiting, Turn turn, List<Reply> replies, String owner);

  /** Notes a failed attempt at a turn. */
  CompletableFuture<Void> failed(Waiting waiting);

  /** The reply that a message got. */
  Optional<Reply> replyTo(ConversationId conversation, String messageId);

  /** Conversations with messages that have waited since before the given time, oldest first. */
  List<ConversationId> waitingSince(Instant before, int most);

  /** How many messages wait for a turn and how many replies for a send. */
  Backlog backlog();

  /** Renews the owner's leases and takes over sends whose owner is gone; gives those taken over. */
  List<Send> claim(String owner, Instant now, Duration lease, int most);

  /** True when nothing that was queued earlier in the conversation still waits. */
  boolean isNext(Send send);

  /** Puts one more reply in the queue of a conversation, such as a person's answer. */
  CompletableFuture<Send> enqueue(
      ConversationId conversation, String channel, Reply reply, String owner, Instant now);

  /** The reply was sent. */
  CompletableFuture<Void> sent(Send send);

  /** The reply will be tried again, at its time. */
  CompletableFuture<Void> later(Send send, Duration lease, String why);

  /** The reply will never be sent; {@code gone}: nor will any other of its conversation. */
  CompletableFuture<Void> dead(Send send, String why, boolean gone);

  /** Destroys everything that is stored of a conversation, its key first. */
  CompletableFuture<Void> erase(ConversationId conversation);

  /** Whether a message was new, and its place in the order of messages. */
  record Accepted(Inbox.Acceptance acceptance, boolean answered) {}

  /**
   * A message that waits for its turn.
   *
   * @param attempts turns that failed so far
   * @param before the conversation as the last turn left it
   * @param cipher encrypts what the conversation says
   * @param last true when nothing else of the conversation waited when this was read
   */
  record Waiting(
      long seq,
      InboundMessage message,
      int attempts,
      Conversation before,
      ConversationCipher cipher,
      boolean last) {}

  /**
   * A reply that is to be sent.
   *
   * @param attempts sends that failed so far
   * @param at not before
   * @param behind true when an earlier reply of the conversation may wait with another instance
   */
  record Send(
      long seq,
      ConversationId conversation,
      String channel,
      Reply reply,
      int attempts,
      Instant at,
      boolean behind) {

    /** The same after one more try. */
    Send again(int tries, Instant next) {
      return new Send(seq, conversation, channel, reply, tries, next, behind);
    }
  }

  /** What waits. */
  record Backlog(long inbox, long outbox, long dead) {}

  /** Another instance has taken the turn; the conversation is to be read again. */
  final class TakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TakenException() {
      super("another instance has taken this turn");
    }
  }
}
