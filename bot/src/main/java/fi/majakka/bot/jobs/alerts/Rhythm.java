package fi.majakka.bot.jobs.alerts;

import fi.majakka.bot.calendar.SendingHours;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How often the owner of a saved search wants to hear. */
public enum Rhythm {
  AT_ONCE("a"),
  DAILY("d"),
  WEEKLY("w");

  private final String letter;

  Rhythm(String letter) {
    this.letter = letter;
  }

  /** As buttons and records have it. */
  public String letter() {
    return letter;
  }

  /** The rhythm of a letter. */
  public static Optional<Rhythm> of(String letter) {
    return Stream.of(values()).filter(rhythm -> rhythm.letter.equals(letter)).findFirst();
  }

  /** The last part of its phrase's key. */
  public String phrase() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** When what was found at a moment is to be told. */
  public Instant due(Instant found, SendingHours hours) {
    return switch (this) {
      case AT_ONCE -> hours.next(found);
      case DAILY -> hours.nextMorning(found);
      case WEEKLY -> hours.nextWeek(found);
    };
  }
}
