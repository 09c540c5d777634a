package fi.majakka.bot.delivery;

import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.Reply;
import java.util.concurrent.CompletableFuture;

/** Sends what nobody asked for just now, such as an alert or a person's answer. Thread-safe. */
@FunctionalInterface
public interface Sender {

  /**
   * Queues a reply. The future completes once it would survive the loss of the process; a reply
   * whose id was queued before in that conversation is refused.
   */
  CompletableFuture<Void> send(ConversationId conversation, String channel, Reply reply);

  /** Looks at once for what others queued in transactions of their own, instead of in a while. */
  default void hurry() {}
}
