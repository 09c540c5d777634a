package fi.majakka.bot.handover;

import fi.majakka.bot.conversation.Turn;

/** What a turn wants done with a person's wish for a coordinator. */
public sealed interface HandoverKeep extends Turn.Keep {

  /**
   * Puts the wish in the queue.
   *
   * @param earlier true when the coordinator may also read what was said before
   */
  record Ask(Handover handover, boolean earlier) implements HandoverKeep {}

  /** The person goes back to the assistant, or does not want to wait. */
  record End(String id) implements HandoverKeep {}
}
