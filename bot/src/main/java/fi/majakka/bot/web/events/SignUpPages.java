package fi.majakka.bot.web.events;

import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.events.EventBook;
import fi.majakka.bot.events.EventLinks;
import fi.majakka.bot.events.SignUp;
import fi.majakka.bot.events.SignUpSheet;
import fi.majakka.bot.events.SignUps;
import fi.majakka.bot.mail.Mail;
import fi.majakka.bot.web.FieldErrors;
import fi.majakka.bot.web.FieldErrors.FieldError;
import fi.majakka.bot.web.HttpServer;
import fi.majakka.bot.web.ProblemException;
import fi.majakka.bot.web.RateLimits;
import fi.majakka.bot.web.Routes;
import fi.majakka.bot.web.SameSite;
import fi.majakka.bot.web.SitePage;
import fi.majakka.bot.web.Templates;
import fi.majakka.kb.Event;
import fi.majakka.kb.Organisation;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page of an event, signing up, and cancelling over a signed link; no scripts are needed. */
public final class SignUpPages implements Routes {
  private final EventBook book;
  private final SignUps signUps;
  private final EventLinks links;
  private final CurrentKnowledge knowledge;
  private final Templates templates;
  private final RateLimits changes;
  private final Clock clock;

  /**
   * @param changes how many forms one address may send
   */
  public SignUpPages(
      EventBook book,
      SignUps signUps,
      EventLinks links,
      CurrentKnowledge knowledge,
      Templates templates,
      RateLimits changes,
      Clock clock) {
    this.book = book;
    this.signUps = signUps;
    this.links = links;
    this.knowledge = knowledge;
    this.templates = templates;
    this.changes = changes;
    this.clock = clock;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/events/{id}", ctx -> event(ctx, FieldErrors.NONE));
    routes.post("/events/{id}", this::signUp);
    routes.get("/sign-ups/{token}", this::mine);
    routes.post("/sign-ups/{token}", this::cancel);
    routes.get("/organisers/{token}", this::sheet);
  }

  private static void keepPrivate(Context ctx) {
    ctx.header("Cache-Control", "no-store");
    ctx.header("X-Robots-Tag", "noindex");
  }

  private void event(Context ctx, FieldErrors errors) {
    Event event = EventPages.event(ctx, book);
    SitePage plain = SitePage.of(ctx, knowledge.get(), "");
    EventPages.Shown shown = EventPages.Shown.of(event, plain);
    SitePage page = SitePage.of(ctx, knowledge.get(), shown.title());
    Optional<Organisation> organiser = EventPages.organiser(knowledge.get(), event);
    Map<String, Object> values = new HashMap<>();
    values.put("page", page);
    values.put("event", shown);
    values.put(
        "organiser", organiser.map(o -> o.name().in(Phrases.kb(page.language()))).orElse(""));
    values.put("url", event.url().or(() -> organiser.map(Organisation::url)).orElse(""));
    values.put("checked", page.phrases().day(event.checked()));
    values.put("open", event.open(LocalDateTime.ofInstant(clock.instant(), Event.ZONE)));
    values.put("places", places(event, page));
    values.put("errors", errors);
    values.put("name", field(ctx, "name"));
    values.put("email", field(ctx, "email"));
    String chat = chat(ctx);
    values.put("action", page.link(chat.isEmpty() ? page.path() : page.path() + "?chat=" + chat));
    ctx.status(errors.isEmpty() ? 200 : 422);
    templates.render(ctx, "site/event", values);
  }

  private static String field(Context ctx, String name) {
    String value = ctx.formParam(name);
    return value == null ? "" : value.strip();
  }

  /** The token of the conversation that reminders go to; empty when there is none. */
  private String chat(Context ctx) {
    String token = ctx.queryParam("chat");
    return token != null && links.chat(token).isPresent() ? token : "";
  }

  private String places(Event event, SitePage page) {
    if (event.signUp().isEmpty()) {
      return page.say("event.no_sign_up");
    }
    if (event.signUp().get().capacity().isEmpty()) {
      return "";
    }
    int free = event.signUp().get().capacity().getAsInt() - signUps.confirmed(event.id());
    return free > 0 ? page.say("event.places", Integer.toString(free)) : page.say("event.full");
  }

  private void signUp(Context ctx) {
    SameSite.check(ctx);
    changes.take(HttpServer.asker(ctx));
    Event event = EventPages.event(ctx, book);
    SitePage page = SitePage.of(ctx, knowledge.get(), "");
    FieldErrors errors = errors(ctx, page);
    if (!errors.isEmpty() || !event.open(LocalDateTime.ofInstant(clock.instant(), Event.ZONE))) {
      event(ctx, errors);
      return;
    }
    SignUp signUp =
        signUps
            .add(
                event,
                links.fresh(),
                new SignUps.Person(
                    links.chat(chat(ctx)),
                    page.language(),
                    field(ctx, "name"),
                    field(ctx, "email")))
            .join();
    ctx.redirect(links.minePath(signUp.id(), page.language()), HttpStatus.SEE_OTHER);
  }

  private static FieldErrors errors(Context ctx, SitePage page) {
    List<FieldError> errors = new ArrayList<>();
    String name = field(ctx, "name");
    if (name.isEmpty()
        || name.length() > SignUp.LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      errors.add(new FieldError("name", page.say("application.error.name")));
    }
    String email = field(ctx, "email");
    if (!email.isEmpty() && !Mail.isAddress(email)) {
      errors.add(new FieldError("email", page.say("application.error.email")));
    }
    return new FieldErrors(errors);
  }

  private String id(Context ctx) {
    keepPrivate(ctx);
    return links.signUp(ctx.pathParam("token")).orElseThrow(SignUpPages::unknown);
  }

  private static ProblemException unknown() {
    return ProblemException.of(404, "not-found", "There is nothing at this address.");
  }

  private void mine(Context ctx) {
    Optional<SignUp> signUp = signUps.find(id(ctx));
    SitePage plain = SitePage.of(ctx, knowledge.get(), "");
    Optional<Event> event = signUp.flatMap(one -> book.find(one.event()));
    if (signUp.isEmpty() || event.isEmpty()) {
      ctx.status(410);
      templates.render(
          ctx,
          "site/sign-up-gone",
          Map.of("page", SitePage.of(ctx, knowledge.get(), plain.say("event.gone.title"))));
      return;
    }
    boolean confirmed = signUp.get().status() == SignUp.Status.CONFIRMED;
    String state =
        confirmed
            ? plain.say("event.mine.confirmed")
            : plain.say("event.mine.waiting", Integer.toString(signUp.get().ahead() + 1));
    templates.render(
        ctx,
        "site/sign-up",
        Map.of(
            "page",
            SitePage.of(ctx, knowledge.get(), plain.say("event.mine.title")),
            "event",
            EventPages.Shown.of(event.get(), plain),
            "state",
            state,
            "name",
            signUp.get().name()));
  }

  private void cancel(Context ctx) {
    SameSite.check(ctx);
    changes.take(HttpServer.asker(ctx));
    String id = id(ctx);
    signUps.cancel(id).join();
    ctx.redirect(
        links.minePath(id, SitePage.of(ctx, knowledge.get(), "").language()), HttpStatus.SEE_OTHER);
  }

  private void sheet(Context ctx) {
    keepPrivate(ctx);
    String event = links.organised(ctx.pathParam("token")).orElseThrow(SignUpPages::unknown);
    ctx.contentType("text/csv; charset=utf-8")
        .header("Content-Disposition", "attachment; filename=\"" + event + ".csv\"")
        .result(SignUpSheet.of(signUps.of(event)));
  }
}
