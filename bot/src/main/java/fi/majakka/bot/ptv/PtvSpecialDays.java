package fi.majakka.bot.ptv;

import com.fasterxml.jackson.databind.JsonNode;
import fi.majakka.kb.edit.Words;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads PTV's exceptional hours: days on which something is closed, or open at other times. */
final class PtvSpecialDays {
  private static final int MOST = 40;
  private static final int LONGEST_DAYS = 366;
  private static final int LONGEST_REASON = 100;
  private final LocalDate today;

  /**
   * @param today days before it are left out
   */
  PtvSpecialDays(LocalDate today) {
    this.today = today;
  }

  List<SpecialDays> of(JsonNode serviceHours) {
    List<SpecialDays> all = new ArrayList<>();
    for (JsonNode hours : serviceHours) {
      String type = hours.path("serviceHourType").asText("");
      if (type.equals("Exceptional") || type.equals("Exception")) {
        days(hours).filter(days -> !days.past(today)).ifPresent(all::add);
      }
    }
    return all.stream()
        .distinct()
        .sorted(Comparator.comparing(SpecialDays::from).thenComparing(SpecialDays::to))
        .limit(MOST)
        .toList();
  }

  private static Optional<SpecialDays> days(JsonNode hours) {
    try {
      Optional<LocalDate> from = PtvHours.day(hours, "validFrom");
      if (from.isEmpty()) {
        return Optional.empty();
      }
      LocalDate to = PtvHours.day(hours, "validTo").orElse(from.get());
      if (to.isBefore(from.get()) || to.isAfter(from.get().plusDays(LONGEST_DAYS))) {
        return Optional.empty();
      }
      boolean closed = hours.path("isClosed").asBoolean(false);
      Optional<Words> open =
          closed
              ? Optional.of(Words.NONE)
              : from.get().equals(to) ? PtvHours.ofDay(hours) : PtvHours.words(hours);
      return open.map(words -> new SpecialDays(from.get(), to, words, reason(hours)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Words reason(JsonNode hours) {
    Words words = PtvReader.localised(hours.path("additionalInformation"));
    boolean longer = Math.max(words.fi().length(), words.en().length()) > LONGEST_REASON;
    return longer ? Words.NONE : words;
  }
}
