package fi.majakka.bot.jobs.held;

import fi.majakka.bot.conversation.Language;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A vacancy that was left with us.
 *
 * @param version grows with every change; who decides says which one was seen
 * @param language of the employer's texts
 * @param changedAt when it was left, changed or decided last
 * @param reason why it was refused
 * @param decidedBy the coordinator's user name
 */
public record HeldVacancy(
    String id,
    State state,
    int version,
    Language language,
    Offer offer,
    Instant leftAt,
    Instant changedAt,
    Optional<String> reason,
    Optional<String> decidedBy) {

  /** How far it has come. */
  public enum State {
    WAITING,
    ACCEPTED,
    REFUSED,
    WITHDRAWN;

    /** As stored and in words. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
