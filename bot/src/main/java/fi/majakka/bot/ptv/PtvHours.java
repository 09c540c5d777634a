package fi.majakka.bot.ptv;

import com.fasterxml.jackson.databind.JsonNode;
import fi.majakka.kb.edit.Words;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Writes PTV's opening hours as Finnish and English write them. */
final class PtvHours {
  private static final List<String> FI = List.of("ma", "ti", "ke", "to", "pe", "la", "su");
  private static final List<String> EN = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
  private static final LocalTime DAY_END = LocalTime.of(23, 59);
  private final LocalDate today;

  /**
   * @param today hours that are not in force on this day are left out
   */
  PtvHours(LocalDate today) {
    this.today = today;
  }

  /** From when to when; a day may have several. */
  private record Range(LocalTime from, LocalTime to) {}

  /** Days in a row with the same hours. */
  private record Run(DayOfWeek first, DayOfWeek last, List<Range> ranges) {}

  /** The ordinary hours; exceptions are no fact that lasts. */
  List<Words> of(JsonNode serviceHours) {
    List<Words> all = new ArrayList<>();
    for (JsonNode hours : serviceHours) {
      String type = hours.path("serviceHourType").asText("");
      if ((type.equals("DaysOfTheWeek") || type.equals("Standard")) && inForce(hours)) {
        words(hours).ifPresent(all::add);
      }
    }
    return all.stream().distinct().toList();
  }

  private boolean inForce(JsonNode hours) {
    try {
      Optional<LocalDate> from = day(hours, "validFrom");
      Optional<LocalDate> to = day(hours, "validTo");
      return from.filter(today::isBefore).isEmpty() && to.filter(today::isAfter).isEmpty();
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** The day that is meant by a time, which may be a Finnish midnight in universal time. */
  static Optional<LocalDate> day(JsonNode hours, String field) {
    String text = hours.path(field).asText("");
    if (text.length() < 10 || hours.path(field).isNull()) {
      return Optional.empty();
    }
    if (text.endsWith("Z")) {
      ZonedDateTime there = Instant.parse(text).atZone(FINLAND);
      if (there.toLocalTime().equals(LocalTime.MIDNIGHT)) {
        return Optional.of(there.toLocalDate());
      }
    }
    return Optional.of(LocalDate.parse(text.substring(0, 10)));
  }

  /**
   * The hours of a single day, whatever weekday they are written for; empty when there are none.
   */
  static Optional<Words> ofDay(JsonNode hours) {
    return words(hours, PtvHours::times);
  }

  /** The hours of the days of a week; empty when there are none, or it is closed. */
  static Optional<Words> words(JsonNode hours) {
    return words(
        hours,
        openings -> {
          boolean everyDay =
              StreamSupport.stream(openings.spliterator(), false)
                  .allMatch(opening -> weekdayName(opening, "dayFrom").isBlank());
          return everyDay ? times(openings) : week(openings);
        });
  }

  private static Optional<Words> words(
      JsonNode hours, Function<JsonNode, Optional<Words>> openings) {
    if (hours.path("isClosed").asBoolean(false)) {
      return Optional.empty();
    }
    if (hours.path("isAlwaysOpen").asBoolean(false)) {
      return Optional.of(new Words("ympäri vuorokauden", "round the clock"));
    }
    if (hours.path("isReservation").asBoolean(false)) {
      return Optional.of(new Words("ajanvarauksella", "by appointment"));
    }
    try {
      return openings.apply(hours.path("openingHour"));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Words> times(JsonNode openings) {
    List<Range> ranges = new ArrayList<>();
    openings.forEach(opening -> ranges.add(range(opening)));
    return ranges.isEmpty()
        ? Optional.empty()
        : Optional.of(new Words(finnish(ranges), english(ranges)));
  }

  private static Optional<Words> week(JsonNode openings) {
    List<Run> runs = runs(byDay(openings));
    return runs.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Words(
                runs.stream()
                    .map(run -> days(run, FI) + " " + finnish(run.ranges()))
                    .collect(Collectors.joining(", ")),
                runs.stream()
                    .map(run -> days(run, EN) + " " + english(run.ranges()))
                    .collect(Collectors.joining(", "))));
  }

  private static Map<DayOfWeek, List<Range>> byDay(JsonNode openings) {
    Map<DayOfWeek, List<Range>> week = new EnumMap<>(DayOfWeek.class);
    for (JsonNode opening : openings) {
      DayOfWeek from = weekday(weekdayName(opening, "dayFrom"));
      String last = weekdayName(opening, "dayTo");
      DayOfWeek to = last.isBlank() ? from : weekday(last);
      Range range = range(opening);
      for (int day = from.getValue(); day <= Math.max(from.getValue(), to.getValue()); day++) {
        week.computeIfAbsent(DayOfWeek.of(day), key -> new ArrayList<>()).add(range);
      }
    }
    return week;
  }

  private static String weekdayName(JsonNode opening, String field) {
    return opening.path(field).isNull() ? "" : opening.path(field).asText("");
  }

  private static Range range(JsonNode opening) {
    return new Range(time(opening, "from"), time(opening, "to"));
  }

  private static DayOfWeek weekday(String name) {
    return DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static LocalTime time(JsonNode opening, String field) {
    String text = opening.path(field).asText("");
    return text.startsWith("24") ? DAY_END : LocalTime.parse(text);
  }

  private static List<Run> runs(Map<DayOfWeek, List<Range>> week) {
    List<Run> runs = new ArrayList<>();
    week.forEach(
        (day, ranges) -> {
          Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
          if (last != null
              && last.last().getValue() + 1 == day.getValue()
              && last.ranges().equals(ranges)) {
            runs.set(runs.size() - 1, new Run(last.first(), day, ranges));
          } else {
            runs.add(new Run(day, day, List.copyOf(ranges)));
          }
        });
    return runs;
  }

  private static String finnish(List<Range> ranges) {
    return "klo "
        + ranges.stream()
            .map(range -> finnish(range.from()) + "–" + finnish(range.to()))
            .collect(Collectors.joining(" ja "));
  }

  private static String english(List<Range> ranges) {
    return ranges.stream()
        .map(range -> english(range.from()) + "–" + english(range.to()))
        .collect(Collectors.joining(" and "));
  }

  private static String days(Run run, List<String> names) {
    String first = names.get(run.first().getValue() - 1);
    return run.first() == run.last() ? first : first + "–" + names.get(run.last().getValue() - 1);
  }

  private static String finnish(LocalTime time) {
    if (time.equals(DAY_END)) {
      return "24";
    }
    return time.getMinute() == 0
        ? Integer.toString(time.getHour())
        : String.format(Locale.ROOT, "%d.%02d", time.getHour(), time.getMinute());
  }

  private static String english(LocalTime time) {
    return time.equals(DAY_END)
        ? "24:00"
        : String.format(Locale.ROOT, "%d:%02d", time.getHour(), time.getMinute());
  }
}
