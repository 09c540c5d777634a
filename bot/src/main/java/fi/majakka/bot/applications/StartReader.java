package fi.majakka.bot.applications;

import fi.majakka.bot.conversation.Entity;
import fi.majakka.bot.dialogue.Request;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Reads from when somebody can work: "at once", "in March", "in summer", "1.3.2027", "we can agree
 * on it".
 */
final class StartReader {
  private static final int MONTH = "2027-03".length();

  private StartReader() {}

  /** A day, or {@code ?} when it is to be agreed. */
  static Optional<String> read(Request request) {
    Optional<String> named =
        request.entities().stream()
            .filter(entity -> entity.type().equals("date"))
            .filter(entity -> !entity.carried() && !entity.negated())
            .map(Entity::value)
            .findFirst();
    if (named.isPresent()) {
      LocalDate day = firstDay(named.get());
      return Optional.of((day.isBefore(request.today()) ? request.today() : day).toString());
    }
    if (request.signals("application.start_now")) {
      return Optional.of(request.today().toString());
    }
    return request.signals("application.start_open") ? Optional.of("?") : Optional.empty();
  }

  private static LocalDate firstDay(String date) {
    String first = date.replaceFirst("/.*", ""); // a season is an interval of months
    return first.length() == MONTH ? YearMonth.parse(first).atDay(1) : LocalDate.parse(first);
  }
}
