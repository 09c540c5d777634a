package fi.majakka.bot.web.events;

import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.events.EventBook;
import fi.majakka.bot.events.EventLinks;
import fi.majakka.bot.events.EventWords;
import fi.majakka.bot.events.ICalendar;
import fi.majakka.bot.web.ProblemException;
import fi.majakka.bot.web.Routes;
import fi.majakka.bot.web.SitePage;
import fi.majakka.bot.web.Templates;
import fi.majakka.kb.Event;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Organisation;
import fi.majakka.kb.Place;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is coming up: a list with filters, and a calendar that phones can follow. */
public final class EventPages implements Routes {
  private final EventBook book;
  private final EventLinks links;
  private final CurrentKnowledge knowledge;
  private final Templates templates;
  private final Clock clock;

  public EventPages(
      EventBook book,
      EventLinks links,
      CurrentKnowledge knowledge,
      Templates templates,
      Clock clock) {
    this.book = book;
    this.links = links;
    this.knowledge = knowledge;
    this.templates = templates;
    this.clock = clock;
  }

  /** An event as the pages show it. */
  public record Shown(
      String id, String title, String when, String where, String kind, String about) {

    static Shown of(Event event, SitePage page) {
      return new Shown(
          event.id(),
          EventWords.title(event, page.phrases()),
          EventWords.when(event, page.phrases()),
          EventWords.where(event, page.phrases()),
          page.say("event.kind." + event.kind().key()),
          event.about().in(Phrases.kb(page.language())));
    }
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/events", this::list);
    routes.get("/events.ics", ctx -> calendar(ctx, upcoming(ctx)));
    routes.get("/events/{id}/event.ics", ctx -> calendar(ctx, List.of(event(ctx, book))));
    routes.get(
        "/api/v1/events",
        ctx ->
            ctx.json(
                new EventJson(knowledge.get(), links, clock).of(upcoming(ctx), page(ctx, ""))));
  }

  static Event event(Context ctx, EventBook book) {
    return book.find(ctx.pathParam("id"))
        .orElseThrow(() -> ProblemException.of(404, "no-event", "There is no event of this id."));
  }

  private SitePage page(Context ctx, String title) {
    SitePage page = SitePage.of(ctx, knowledge.get(), title);
    return title.isEmpty() ? page : SitePage.of(ctx, knowledge.get(), page.say(title));
  }

  private List<Event> upcoming(Context ctx) {
    return EventQuery.of(ctx, knowledge.get())
        .upcoming(book.all(), LocalDateTime.ofInstant(clock.instant(), Event.ZONE));
  }

  private void list(Context ctx) {
    SitePage page = page(ctx, "event.page.title");
    Map<String, Object> values = new HashMap<>();
    values.put("page", page);
    values.put("events", upcoming(ctx).stream().map(event -> Shown.of(event, page)).toList());
    values.put(
        "municipalities", knowledge.get().municipalities().stream().map(Place::name).toList());
    values.put("municipality", EventQuery.text(ctx, "municipality").orElse(""));
    values.put("kinds", kinds(page));
    values.put("kind", EventQuery.text(ctx, "kind").orElse(""));
    values.put("from", EventQuery.text(ctx, "from").orElse(""));
    values.put("elsewhere", elsewhere(knowledge.get()));
    templates.render(ctx, "site/events", values);
  }

  private static List<Map.Entry<String, String>> kinds(SitePage page) {
    return Stream.of(Event.Kind.values())
        .map(kind -> Map.entry(kind.key(), page.say("event.kind." + kind.key())))
        .toList();
  }

  /** Where more is told: the region's own site. */
  private static String elsewhere(KnowledgeBase release) {
    return release
        .article("region.events")
        .flatMap(article -> article.responsible().stream().findFirst())
        .flatMap(release::organisation)
        .map(Organisation::url)
        .orElse("");
  }

  private void calendar(Context ctx, List<Event> events) {
    SitePage page = page(ctx, "");
    ctx.contentType("text/calendar; charset=utf-8")
        .header("Content-Disposition", "inline; filename=\"events.ics\"")
        .result(
            ICalendar.of(
                events,
                page.phrases(),
                event -> links.of(event, page.language()),
                clock.instant()));
  }

  /** The organiser of an event. */
  static Optional<Organisation> organiser(KnowledgeBase release, Event event) {
    return release.organisation(event.organiser());
  }
}
