package fi.majakka.bot.handover;

import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.Language;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody's wish that a coordinator answers in place of the assistant.
 *
 * @param municipality which one it is about; empty when it is about the whole region
 * @param employer true when an employer asks
 * @param matter what it is about, in the person's own words, masked
 * @param takenBy the coordinator who answers
 * @param changedAt when it came into its state
 */
public record Handover(
    String id,
    ConversationId conversation,
    String channel,
    Language language,
    Optional<String> municipality,
    boolean employer,
    String matter,
    Instant askedAt,
    State state,
    Optional<String> takenBy,
    Instant changedAt) {

  /** How far it has come. */
  public enum State {
    /** Nobody has taken it yet; the assistant goes on answering. */
    WAITING,
    /** A coordinator answers, and the assistant does not. */
    TAKEN,
    /** The assistant answers again. */
    ENDED;

    /** The state of a code such as {@code waiting}. */
    public static Optional<State> of(String code) {
      return Arrays.stream(values()).filter(state -> state.code().equals(code)).findFirst();
    }

    /** The name in lower case, as it is stored. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
