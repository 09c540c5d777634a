package fi.majakka.bot.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When people may be told something that they did not just ask for: within these hours in Finland,
 * and not on Sundays and holidays.
 *
 * @param from first hour
 * @param until the hour at which it ends
 */
public record SendingHours(int from, int until) {
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");

  public SendingHours {
    if (from < 0 || until > 24 || from >= until) {
      throw new IllegalArgumentException("the hours must lie between 0 and 24, in order");
    }
  }

  /** The first moment at or after the given one. */
  public Instant next(Instant instant) {
    ZonedDateTime at = instant.atZone(FINLAND);
    if (at.getHour() >= until) {
      at = morning(at.plusDays(1));
    } else if (at.getHour() < from) {
      at = morning(at);
    }
    while (resting(at)) {
      at = morning(at.plusDays(1));
    }
    return at.toInstant();
  }

  /** The morning of the next day on which something may be sent. */
  public Instant nextMorning(Instant instant) {
    return next(morning(instant.atZone(FINLAND).plusDays(1)).toInstant());
  }

  /**
   * The morning of the next Monday, or of the first day after it on which something may be sent.
   */
  public Instant nextWeek(Instant instant) {
    ZonedDateTime monday =
        morning(
            instant
                .atZone(FINLAND)
                .with(java.time.temporal.TemporalAdjusters.next(DayOfWeek.MONDAY)));
    return next(monday.toInstant());
  }

  private ZonedDateTime morning(ZonedDateTime day) {
    return day.toLocalDate().atTime(LocalTime.of(from, 0)).atZone(FINLAND);
  }

  private static boolean resting(ZonedDateTime at) {
    return at.getDayOfWeek() == DayOfWeek.SUNDAY || FinnishHolidays.on(at.toLocalDate());
  }
}
