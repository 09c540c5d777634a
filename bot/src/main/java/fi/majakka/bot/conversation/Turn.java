package fi.majakka.bot.conversation;

import java.util.Map;

/**
 * One message with its reply, and the conversation afterwards.
 *
 * @param stages CPU-free wall time of each stage in nanoseconds, in the order they ran
 * @param modelId the language model that understood the message
 * @param releaseId the release of the knowledge base that answered it
 */
public record Turn(
    InboundMessage message,
    Reply reply,
    Conversation after,
    Effect effect,
    Map<String, Long> stages,
    String modelId,
    String releaseId) {

  public Turn {
    stages = Map.copyOf(stages);
  }

  /** What else the turn asks to be done. */
  public sealed interface Effect permits Request, Keep {}

  /** What is done with the whole conversation once the turn is stored. */
  public enum Request implements Effect {
    NONE,
    /** Erase everything that is stored of this conversation. */
    FORGET,
    /** Hand over all that is stored of this conversation. */
    EXPORT,
    /** Send nothing more that was not asked for. */
    STOP
  }

  /** Something of a feature's own that is kept in the same transaction as the turn. */
  public non-sealed interface Keep extends Effect {}
}
