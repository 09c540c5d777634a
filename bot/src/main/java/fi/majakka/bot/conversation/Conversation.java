package fi.majakka.bot.conversation;

import java.time.Instant;

/**
 * One person's conversation in one channel.
 *
 * @param turns how many turns have been taken
 */
public record Conversation(
    ConversationId id,
    String channel,
    Memory memory,
    Instant startedAt,
    Instant lastTurnAt,
    int turns) {

  /** A conversation in which nothing has been said yet. */
  public static Conversation begun(ConversationId id, String channel, Instant now) {
    return new Conversation(id, channel, Memory.empty(), now, now, 0);
  }

  /** The conversation after one more turn. */
  public Conversation after(Memory next, Instant now) {
    return new Conversation(id, channel, next, startedAt, now, turns + 1);
  }
}
