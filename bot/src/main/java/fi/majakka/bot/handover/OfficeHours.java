package fi.majakka.bot.handover;

import fi.majakka.bot.calendar.FinnishHolidays;
import fi.majakka.bot.conversation.Language;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * When people answer, in Finnish time; never on public holidays.
 *
 * @param municipality empty for the whole region
 * @param days at least one
 * @param answerHours within so many hours somebody is to answer, if the coordinators promise it
 */
public record OfficeHours(
    Optional<String> municipality,
    Set<DayOfWeek> days,
    LocalTime from,
    LocalTime until,
    Optional<Integer> answerHours) {
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");

  public OfficeHours {
    days = Set.copyOf(days);
    if (days.isEmpty() || !from.isBefore(until)) {
      throw new IllegalArgumentException("hours need a day, and must begin before they end");
    }
    if (answerHours.filter(hours -> hours < 1).isPresent()) {
      throw new IllegalArgumentException("a promise is an hour at least");
    }
  }

  /** True when people answer at that time. */
  public boolean open(Instant instant) {
    ZonedDateTime at = instant.atZone(FINLAND);
    return days.contains(at.getDayOfWeek())
        && !FinnishHolidays.on(at.toLocalDate())
        && !at.toLocalTime().isBefore(from)
        && at.toLocalTime().isBefore(until);
  }

  /** "ma–pe klo 9–15", "Mon–Fri 9:00–15:00". */
  public String spoken(Language language) {
    DateTimeFormatter time =
        DateTimeFormatter.ofPattern(
            language == Language.EN
                ? "H:mm"
                : from.getMinute() + until.getMinute() == 0 ? "H" : "H.mm");
    return spokenDays(language)
        + (language == Language.FI ? " klo " : " ")
        + time.format(from)
        + "–"
        + time.format(until);
  }

  /** Days that follow one another are told by the first and the last. */
  private String spokenDays(Language language) {
    List<String> parts = new ArrayList<>();
    DayOfWeek first = null;
    for (DayOfWeek day : new TreeSet<>(days)) {
      first = first == null ? day : first;
      if (day == DayOfWeek.SUNDAY || !days.contains(day.plus(1))) {
        String end = day == first ? "" : "–" + name(day, language);
        parts.add(name(first, language) + end);
        first = null;
      }
    }
    return String.join(", ", parts);
  }

  private static String name(DayOfWeek day, Language language) {
    return language == Language.FI
        ? day.getDisplayName(TextStyle.SHORT, Locale.forLanguageTag("fi"))
        : day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
  }
}
