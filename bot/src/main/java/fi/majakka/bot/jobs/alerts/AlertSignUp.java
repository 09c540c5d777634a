package fi.majakka.bot.jobs.alerts;

import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.jobs.VacancyQuery;
import fi.majakka.bot.mail.Mail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Saves a search for mail: it is in force once the owner of the address has said so. */
public final class AlertSignUp {
  /** So many questions a day may one address get, whoever sends them. */
  private static final int MOST = 3;

  private final AlertStore store;
  private final AlertMessages messages;
  private final AlertIds ids = new AlertIds();
  private final BooleanSupplier on;
  private final Duration life;
  private final Clock clock;

  /**
   * @param on true when mail can be sent
   */
  public AlertSignUp(
      AlertStore store, AlertMessages messages, BooleanSupplier on, Duration life, Clock clock) {
    this.store = store;
    this.messages = messages;
    this.on = on;
    this.life = life;
    this.clock = clock;
  }

  /** What became of it. */
  public enum Outcome {
    BEGUN,
    BAD_ADDRESS,
    TOO_MANY
  }

  /** True when mail can be sent. */
  public boolean on() {
    return on.getAsBoolean();
  }

  /** Asks the owner of an address whether it was them. */
  public Outcome begin(VacancyQuery query, String address, Rhythm rhythm, Language language) {
    if (!Mail.isAddress(address)) {
      return Outcome.BAD_ADDRESS;
    }
    Instant now = clock.instant();
    if (store.begunFor(address, now.minus(Duration.ofDays(1))) >= MOST) {
      return Outcome.TOO_MANY;
    }
    Alert alert =
        new Alert(
            ids.next(), Alert.MAIL, Optional.empty(), language, query, rhythm, now, now.plus(life));
    store.saveForMail(alert, address, messages.confirmation(alert, address));
    return Outcome.BEGUN;
  }
}
