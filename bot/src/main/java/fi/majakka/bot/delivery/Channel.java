package fi.majakka.bot.delivery;

import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.Reply;

/** Sends replies to people in one channel. */
public interface Channel extends AutoCloseable {

  /** The channel's name, as in {@code InboundMessage.channel()}. */
  String name();

  /**
   * Sends a reply. Blocks until the channel has taken it or refused it; never throws for what the
   * other side did.
   */
  SendResult send(ConversationId conversation, Reply reply);

  /**
   * True when the reply to a message goes back in the answer to its request; {@link #send} then
   * carries only what comes later.
   */
  default boolean answersInPlace() {
    return false;
  }

  /** Says that an answer is being prepared, where the channel can. */
  default void typing(ConversationId conversation) {}

  @Override
  default void close() {}
}
