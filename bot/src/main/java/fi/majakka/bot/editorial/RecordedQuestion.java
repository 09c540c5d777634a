package fi.majakka.bot.editorial;

import fi.majakka.bot.conversation.Language;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A question that a person let us keep, masked.
 *
 * @param municipality in force when it was asked
 * @param topic what was answered, if anything
 * @param teachable the person lets it become a training utterance as it is
 */
public record RecordedQuestion(
    long id,
    String words,
    Language language,
    Optional<String> municipality,
    Optional<String> topic,
    Outcome outcome,
    Instant askedAt,
    boolean teachable) {

  /** What came of the question. */
  public enum Outcome {
    ANSWERED,
    /** The meaning was not clear, and the person was asked back. */
    ASKED_BACK,
    OUT_OF_SCOPE;

    /** The name as it is stored. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
