package fi.majakka.bot.web.applications;

import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.applications.Application;
import fi.majakka.bot.applications.ApplicationBook;
import fi.majakka.bot.applications.ApplicationCard;
import fi.majakka.bot.applications.EmployerView;
import fi.majakka.bot.applications.Experience;
import fi.majakka.bot.applications.FactFilter;
import fi.majakka.bot.applications.Level;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.privacy.SignedIds;
import fi.majakka.bot.web.ProblemException;
import fi.majakka.bot.web.Routes;
import fi.majakka.bot.web.SitePage;
import fi.majakka.bot.web.Templates;
import fi.majakka.kb.Event;
import fi.majakka.kb.Place;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An employer's window on the open applications: read only, in order of arrival, behind a link that
 * a coordinator handed out and can shut. Every look is in the log before it is shown.
 */
public final class EmployerPages implements Routes {
  private static final int PAGE = 50;
  private final ApplicationBook book;
  private final SignedIds ids;
  private final CurrentKnowledge knowledge;
  private final Templates templates;
  private final Clock clock;

  public EmployerPages(
      ApplicationBook book,
      SignedIds ids,
      CurrentKnowledge knowledge,
      Templates templates,
      Clock clock) {
    this.book = book;
    this.ids = ids;
    this.knowledge = knowledge;
    this.templates = templates;
    this.clock = clock;
  }

  /** An application in the list. */
  public record Arrived(String when, ApplicationCard card) {}

  @Override
  public void add(RoutesConfig routes) {
    routes.before("/pool/*", ApplicationPages::keepPrivate);
    routes.get("/pool/{token}", this::show);
  }

  private void show(Context ctx) {
    EmployerView view =
        ids.id(ctx.pathParam("token"))
            .flatMap(book::view)
            .orElseThrow(
                () -> ProblemException.of(404, "not-found", "There is nothing at this address."));
    SitePage page = page(ctx, "pool.title");
    if (!view.open(clock.instant())) {
      ctx.status(410);
      templates.render(ctx, "site/pool-shut", Map.of("page", page(ctx, "pool.shut.title")));
      return;
    }
    List<Application> shown = book.shown(view, filter(ctx)).join();
    int from = Math.min(number(ctx, "from"), shown.size());
    Map<String, Object> values = new HashMap<>();
    values.put("page", page);
    values.put(
        "head",
        page.say(
            "pool.for",
            view.employer().name().in(Phrases.kb(page.language())),
            day(view.expiresAt(), page)));
    values.put("asked", Asked.of(ctx));
    values.put(
        "municipalities", knowledge.get().municipalities().stream().map(Place::name).toList());
    values.put("count", shown.size());
    values.put(
        "applications",
        shown.stream().skip(from).limit(PAGE).map(one -> arrived(one, page)).toList());
    values.put("more", from + PAGE < shown.size() ? Asked.of(ctx).query(page, from + PAGE) : "");
    templates.render(ctx, "site/pool", values);
  }

  private SitePage page(Context ctx, String title) {
    SitePage page = SitePage.of(ctx, knowledge.get(), "");
    return SitePage.of(ctx, knowledge.get(), page.say(title));
  }

  private Arrived arrived(Application application, SitePage page) {
    Application.Shared shared = application.shared().orElseThrow();
    return new Arrived(
        page.say("pool.arrived", day(shared.at(), page)),
        ApplicationCard.of(
            application.facts(), Optional.of(shared.contact()), page.phrases(), knowledge.get()));
  }

  private static String day(Instant at, SitePage page) {
    return page.phrases().day(LocalDate.ofInstant(at, Event.ZONE));
  }

  private FactFilter filter(Context ctx) {
    Asked asked = Asked.of(ctx);
    return new FactFilter(
        asked.text("work").map(work -> ApplicationCard.canonical(work, knowledge.get())),
        asked.text("place"),
        asked.text("finnish").flatMap(Level::of).orElse(Level.NONE),
        asked.text("english").flatMap(Level::of).orElse(Level.NONE),
        asked.text("by").flatMap(EmployerPages::date),
        asked.text("experience").flatMap(Experience::of).orElse(Experience.NONE));
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      throw ProblemException.of(400, "bad-date", "A date is written as 2027-03-01.");
    }
  }

  private static int number(Context ctx, String name) {
    String text = ctx.queryParam(name);
    return text != null && text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
  }
}
