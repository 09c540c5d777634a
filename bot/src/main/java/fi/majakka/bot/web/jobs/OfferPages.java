package fi.majakka.bot.web.jobs;

import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.jobs.Employment;
import fi.majakka.bot.jobs.LanguageNeed;
import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.bot.jobs.held.HeldFeed;
import fi.majakka.bot.jobs.held.HeldNews;
import fi.majakka.bot.jobs.held.HeldVacancies;
import fi.majakka.bot.jobs.held.HeldVacancy;
import fi.majakka.bot.jobs.held.Offer;
import fi.majakka.bot.privacy.SignedIds;
import fi.majakka.bot.web.FieldErrors;
import fi.majakka.bot.web.HttpServer;
import fi.majakka.bot.web.ProblemException;
import fi.majakka.bot.web.RateLimits;
import fi.majakka.bot.web.Routes;
import fi.majakka.bot.web.SameSite;
import fi.majakka.bot.web.SitePage;
import fi.majakka.bot.web.Templates;
import fi.majakka.bot.web.jobs.JobPages.Line;
import fi.majakka.kb.Place;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code /jobs/new}: an employer leaves a vacancy; {@code /jobs/mine/…}, behind a signed address:
 * its state, changing and withdrawing it.
 */
public final class OfferPages implements Routes {
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
  private final HeldVacancies held;
  private final HeldFeed feed;
  private final SignedIds ids;
  private final HeldNews news;
  private final CurrentKnowledge knowledge;
  private final Municipalities municipalities;
  private final Templates templates = new Templates();
  private final RateLimits sent;
  private final Clock clock;

  /**
   * @param perMinute how many forms one address may send in a minute
   */
  public OfferPages(
      HeldVacancies held,
      HeldFeed feed,
      SignedIds ids,
      HeldNews news,
      CurrentKnowledge knowledge,
      Municipalities municipalities,
      int perMinute,
      Clock clock) {
    this.held = held;
    this.feed = feed;
    this.ids = ids;
    this.news = news;
    this.knowledge = knowledge;
    this.municipalities = municipalities;
    this.sent = new RateLimits(perMinute);
    this.clock = clock;
  }

  /** What the form offers. */
  public record Choices(
      List<String> places, List<Map.Entry<String, String>> finnish, List<Line> kinds) {}

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/jobs/new", this::empty);
    routes.post("/jobs/new", this::leave);
    routes.get("/jobs/mine/{token}", this::mine);
    routes.post("/jobs/mine/{token}", this::change);
  }

  private SitePage page(Context ctx, String title) {
    return SitePage.of(ctx, knowledge.get(), "").titled(title);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), FINLAND);
  }

  private Set<String> places() {
    return knowledge.get().municipalities().stream().map(Place::name).collect(Collectors.toSet());
  }

  private void empty(Context ctx) {
    form(
        ctx,
        "vacancy.page.title",
        ids.token(ids.fresh()),
        0,
        new OfferInput(Map.of()),
        FieldErrors.NONE);
  }

  private void form(
      Context ctx, String title, String token, int version, OfferInput input, FieldErrors wrong) {
    SitePage page = page(ctx, title);
    Map<String, Object> values = new HashMap<>();
    values.put("page", page);
    values.put("input", input);
    values.put("errors", wrong);
    values.put("token", token);
    values.put("version", version);
    values.put("today", today().toString());
    values.put("byMail", news.on());
    values.put("choices", choices(page));
    ctx.header("Cache-Control", "no-store");
    ctx.status(wrong.isEmpty() ? 200 : 422);
    templates.render(ctx, "site/vacancy-form", values);
  }

  private Choices choices(SitePage page) {
    return new Choices(
        places().stream().sorted().toList(),
        Stream.of(LanguageNeed.values())
            .map(need -> Map.entry(need.name(), page.say("vacancy.finnish." + need.name())))
            .toList(),
        Stream.of(Employment.values())
            .map(kind -> new Line(page.say("jobs.kind." + kind.code()), kind.code()))
            .toList());
  }

  private void leave(Context ctx) {
    SameSite.check(ctx);
    sent.take(HttpServer.asker(ctx));
    String given = Optional.ofNullable(ctx.formParam("token")).orElse("");
    String id =
        ids.id(given)
            .orElseThrow(
                () -> ProblemException.of(400, "bad-form", "Open the form again and send it."));
    OfferInput input = OfferInput.of(ctx);
    FieldErrors wrong = input.errors(page(ctx, "vacancy.page.title"), places(), today());
    if (!wrong.isEmpty()) {
      form(ctx, "vacancy.page.title", given, 0, input, wrong);
      return;
    }
    held.leave(id, page(ctx, "vacancy.page.title").language(), input.offer(municipalities)).join();
    back(ctx, given);
  }

  private void back(Context ctx, String token) {
    ctx.redirect(page(ctx, "vacancy.mine.title").link("/jobs/mine/" + token), HttpStatus.SEE_OTHER);
  }

  private String id(Context ctx) {
    ctx.header("Cache-Control", "no-store");
    ctx.header("X-Robots-Tag", "noindex");
    return ids.id(ctx.pathParam("token"))
        .orElseThrow(
            () -> ProblemException.of(404, "no-vacancy", "There is nothing at this address."));
  }

  private void mine(Context ctx) {
    Optional<HeldVacancy> found = held.find(id(ctx));
    if (found.isEmpty()) {
      gone(ctx);
    } else if (ctx.queryParam("edit") != null) {
      form(
          ctx,
          "vacancy.change.title",
          ctx.pathParam("token"),
          found.get().version(),
          OfferInput.of(found.get().offer(), municipalities),
          FieldErrors.NONE);
    } else {
      show(ctx, found.get(), false);
    }
  }

  private void gone(Context ctx) {
    ctx.status(410);
    templates.render(
        ctx,
        "site/note",
        Map.of(
            "page",
            page(ctx, "vacancy.gone.title"),
            "text",
            page(ctx, "vacancy.gone.title").say("vacancy.gone")));
  }

  private void show(Context ctx, HeldVacancy vacancy, boolean meanwhile) {
    SitePage page = page(ctx, "vacancy.mine.title");
    Offer offer = vacancy.offer();
    boolean past = offer.until().isBefore(today());
    Map<String, Object> values = new HashMap<>();
    values.put("page", page);
    values.put("title", offer.title());
    values.put("token", ctx.pathParam("token"));
    values.put("meanwhile", meanwhile);
    values.put("state", page.say("vacancy.state." + (past ? "past" : vacancy.state().code())));
    values.put("reason", vacancy.reason().orElse(""));
    values.put("facts", facts(page, offer));
    values.put("description", offer.description());
    templates.render(ctx, "site/vacancy-mine", values);
  }

  private List<Line> facts(SitePage page, Offer offer) {
    return Stream.of(
            new Line(page.say("vacancy.label.employer"), offer.employer()),
            new Line(
                page.say("jobs.page.place"), municipalities.name(offer.municipality()).orElse("")),
            new Line(
                page.say("jobs.page.kind"),
                offer.kinds().stream()
                    .sorted()
                    .map(kind -> page.say("jobs.kind." + kind.code()))
                    .collect(Collectors.joining(", "))),
            new Line(
                page.say("jobs.page.finnish"),
                page.say("vacancy.finnish." + offer.language().name())),
            new Line(page.say("vacancy.label.positions"), Integer.toString(offer.positions())),
            new Line(page.say("vacancy.label.until"), page.phrases().day(offer.until())),
            new Line(page.say("vacancy.label.apply"), offer.apply()),
            new Line(page.say("vacancy.label.contact"), offer.contact()),
            new Line(
                page.say("vacancy.label.decision"),
                page.say(
                    news.on() && offer.decisionTo().isPresent()
                        ? "vacancy.decision.mail"
                        : "vacancy.decision.page")))
        .filter(line -> !line.address().isEmpty())
        .toList();
  }

  private void change(Context ctx) {
    SameSite.check(ctx);
    sent.take(HttpServer.asker(ctx));
    String id = id(ctx);
    Optional<HeldVacancy> found = held.find(id);
    if (found.isEmpty()) {
      gone(ctx);
      return;
    }
    if ("withdraw".equals(ctx.formParam("step"))) {
      held.withdraw(id).join();
      feed.publish();
      back(ctx, ctx.pathParam("token"));
      return;
    }
    OfferInput input = OfferInput.of(ctx);
    FieldErrors wrong = input.errors(page(ctx, "vacancy.change.title"), places(), today());
    String seen = input.one("version");
    int version = seen.matches("[0-9]{1,6}") ? Integer.parseInt(seen) : 0;
    if (!wrong.isEmpty()) {
      form(ctx, "vacancy.change.title", ctx.pathParam("token"), version, input, wrong);
    } else if (held.change(id, version, input.offer(municipalities)).join()) {
      feed.publish();
      back(ctx, ctx.pathParam("token"));
    } else {
      ctx.status(409);
      show(ctx, held.find(id).orElse(found.get()), true);
    }
  }
}
