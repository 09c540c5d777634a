package fi.majakka.bot.conversation;

/** Takes one turn: a message in, a reply and the conversation afterwards out. Thread-safe, pure. */
@FunctionalInterface
public interface TurnHandler {
  Turn handle(Conversation before, InboundMessage message);
}
