package fi.majakka.bot.web.events;

import fi.majakka.bot.events.EventFilter;
import fi.majakka.bot.web.ProblemException;
import fi.majakka.kb.Event;
import fi.majakka.kb.KnowledgeBase;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** The filters in an address. */
final class EventQuery {

  private EventQuery() {}

  static EventFilter of(Context ctx, KnowledgeBase knowledge) {
    Optional<String> municipality = text(ctx, "municipality");
    municipality
        .filter(
            name ->
                knowledge.municipalities().stream().noneMatch(place -> place.name().equals(name)))
        .ifPresent(
            name -> {
              throw ProblemException.of(
                  400, "bad-municipality", "There is no such municipality in the region.");
            });
    return new EventFilter(
        municipality, text(ctx, "kind").map(EventQuery::kind), day(ctx, "from"), day(ctx, "to"));
  }

  private static Event.Kind kind(String key) {
    return Event.Kind.of(key)
        .orElseThrow(
            () ->
                ProblemException.of(
                    400,
                    "bad-kind",
                    "kind is info_session, matching, summer_job_fair, pop_up, employer_forum or"
                        + " other."));
  }

  private static Optional<LocalDate> day(Context ctx, String name) {
    try {
      return text(ctx, name).map(LocalDate::parse);
    } catch (DateTimeException e) {
      throw ProblemException.of(400, "bad-date", "A date is written as 2027-03-01.");
    }
  }

  static Optional<String> text(Context ctx, String name) {
    return Optional.ofNullable(ctx.queryParam(name)).filter(value -> !value.isBlank());
  }
}
