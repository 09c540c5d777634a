package fi.majakka.bot.delivery;

import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.conversation.Reply;
import java.util.concurrent.CompletableFuture;

/** Where channels hand over what they received. Thread-safe. */
public interface Inbox {

  /**
   * Stores a message durably and queues its turn. The future completes once the message would
   * survive the loss of the process; it fails with {@link BusyException} when the queues are full.
   */
  CompletableFuture<Acceptance> accept(InboundMessage message);

  /**
   * Stores a message, takes its turn, and gives the reply; a message whose id was seen before gets
   * the reply that was given then.
   */
  CompletableFuture<Reply> ask(InboundMessage message);

  /** Whether a message was new. */
  enum Acceptance {
    NEW,
    DUPLICATE
  }
}
