package fi.majakka.bot.jobs.feed;

import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.bot.jobs.Occupations;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;

/**
 * What every reader needs.
 *
 * @param now vacancies that ended before it are told as ended
 * @param employer named when a feed does not tell it
 * @param municipality code of the municipality when a feed does not tell it
 */
public record Reading(
    Municipalities municipalities,
    Occupations occupations,
    PlaceNames places,
    Instant now,
    Optional<String> employer,
    Optional<String> municipality) {
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
  private static final DateTimeFormatter FINNISH_DAY =
      DateTimeFormatter.ofPattern("d.M.uuuu").withResolverStyle(ResolverStyle.STRICT);

  /**
   * A time: with its zone, or Finnish when it has none.
   *
   * @param end true when a day alone means its end
   * @throws IllegalArgumentException when it is none
   */
  static Instant time(String text, boolean end) {
    String value = text.strip();
    try {
      if (value.matches("\\d{4}-\\d{2}-\\d{2}")) {
        return day(LocalDate.parse(value), end);
      }
      if (value.matches("\\d{1,2}\\.\\d{1,2}\\.\\d{4}")) {
        return day(LocalDate.parse(value, FINNISH_DAY), end);
      }
      String iso = value.replace(' ', 'T').replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
      return iso.matches(".*(Z|[+-]\\d{2}:\\d{2})$")
          ? OffsetDateTime.parse(iso).toInstant()
          : LocalDateTime.parse(iso).atZone(FINLAND).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a date: " + shown(value), e);
    }
  }

  private static Instant day(LocalDate day, boolean end) {
    return day.atTime(end ? LocalTime.of(23, 59, 59) : LocalTime.MIDNIGHT)
        .atZone(FINLAND)
        .toInstant();
  }

  /** A value of a feed as it may stand in a report. */
  static String shown(String value) {
    String line = value.replaceAll("\\p{Cntrl}", " ").strip();
    return "\"" + (line.length() > 40 ? line.substring(0, 40) + "…" : line) + "\"";
  }
}
