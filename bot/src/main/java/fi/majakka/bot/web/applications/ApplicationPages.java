package fi.majakka.bot.web.applications;

import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.applications.Application;
import fi.majakka.bot.applications.Application.Shared;
import fi.majakka.bot.applications.ApplicationCard;
import fi.majakka.bot.applications.ApplicationNotices;
import fi.majakka.bot.applications.Applications;
import fi.majakka.bot.applications.Applications.Outcome;
import fi.majakka.bot.applications.Employer;
import fi.majakka.bot.applications.Facts;
import fi.majakka.bot.applications.Reading;
import fi.majakka.bot.applications.Receipt;
import fi.majakka.bot.config.Config;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.privacy.SignedIds;
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
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Occupation;
import fi.majakka.kb.Organisation;
import fi.majakka.kb.Place;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An application on pages that need no scripts: the form, the preview, what is shared with whom,
 * its receipts, and the way to take it back. Who holds the signed address holds the application.
 */
public final class ApplicationPages implements Routes {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private final Applications applications;
  private final ApplicationNotices notices;
  private final SignedIds ids;
  private final CurrentKnowledge knowledge;
  private final Templates templates;
  private final Config config;
  private final RateLimits changes;

  public ApplicationPages(
      Applications applications,
      ApplicationNotices notices,
      SignedIds ids,
      CurrentKnowledge knowledge,
      Templates templates,
      Config config) {
    this.applications = applications;
    this.notices = notices;
    this.ids = ids;
    this.knowledge = knowledge;
    this.templates = templates;
    this.config = config;
    this.changes = new RateLimits(config.limits().formsPerMinute());
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.before("/applications/*", ApplicationPages::keepPrivate);
    routes.get("/applications/new", ctx -> form(ctx, Optional.empty(), FieldErrors.NONE));
    routes.post("/applications/new", ctx -> take(ctx, ids.fresh()));
    routes.get("/applications/{token}", this::show);
    routes.post("/applications/{token}", ctx -> take(ctx, id(ctx)));
  }

  /** A page that only its holder may see is kept nowhere on its way. */
  static void keepPrivate(Context ctx) {
    ctx.header("Cache-Control", "no-store");
    ctx.header("X-Robots-Tag", "noindex");
  }

  private String id(Context ctx) {
    return ids.id(ctx.pathParam("token")).orElseThrow(ApplicationPages::unknown);
  }

  private static ProblemException unknown() {
    return ProblemException.of(404, "not-found", "There is nothing at this address.");
  }

  private void show(Context ctx) {
    String id = id(ctx);
    Optional<Application> application = applications.find(id);
    if (application.isEmpty()) {
      gone(ctx, id);
    } else if (application.get().shared().isEmpty() || ctx.queryParam("edit") != null) {
      form(ctx, application, FieldErrors.NONE);
    } else {
      mine(ctx, application.get(), ctx.queryParam("done") != null ? "saved" : "");
    }
  }

  private void take(Context ctx, String id) {
    SameSite.check(ctx);
    changes.take(HttpServer.asker(ctx));
    String step = ctx.formParam("step");
    switch (step == null ? "" : step) {
      case "preview" -> preview(ctx, id, FieldErrors.NONE);
      case "edit" -> form(ctx, applications.find(id), FieldErrors.NONE);
      case "send" -> send(ctx, id);
      case "withdraw" -> {
        applications.withdraw(id).join();
        ctx.redirect(address(ctx, id, ""), HttpStatus.SEE_OTHER);
      }
      case "renew" -> {
        applications.renew(id).join();
        ctx.redirect(address(ctx, id, ""), HttpStatus.SEE_OTHER);
      }
      default ->
          throw ProblemException.of(400, "bad-form", "The form does not say what is to be done.");
    }
  }

  private String address(Context ctx, String id, String more) {
    return "/applications/" + ids.token(id) + "?language=" + page(ctx, "").language().code() + more;
  }

  private SitePage page(Context ctx, String title) {
    KnowledgeBase release = knowledge.get();
    SitePage page = SitePage.of(ctx, release, title);
    return title.isEmpty() ? page : SitePage.of(ctx, release, page.say(title));
  }

  /** The form with what was written, else with what is stored. */
  private void form(Context ctx, Optional<Application> application, FieldErrors wrong) {
    SitePage page = page(ctx, "application.page.title");
    boolean written = ctx.formParam("step") != null;
    ApplicationInput input =
        written
            ? ApplicationInput.of(ctx)
            : application
                .map(stored -> ApplicationInput.of(stored, page.phrases(), knowledge.get()))
                .orElseGet(() -> new ApplicationInput(Map.of()));
    Map<String, Object> values = new HashMap<>();
    values.put("page", page);
    values.put("input", input);
    values.put("errors", wrong);
    values.put("version", version(ctx, application));
    values.put("occupations", occupations(page));
    values.put(
        "municipalities", knowledge.get().municipalities().stream().map(Place::name).toList());
    values.put("employers", applications.employers());
    values.put("keeper", keeper(page));
    ctx.status(wrong.isEmpty() ? 200 : 422);
    templates.render(ctx, "site/application-form", values);
  }

  /** The version that the person saw, not the one that is stored now. */
  private static int version(Context ctx, Optional<Application> application) {
    String seen = ctx.formParam("version");
    return seen != null && seen.matches("[0-9]{1,6}")
        ? Integer.parseInt(seen)
        : application.map(Application::version).orElse(0);
  }

  private List<String> occupations(SitePage page) {
    return knowledge.get().occupations().stream()
        .map(Occupation::titleFi)
        .map(title -> ApplicationCard.title(title, page.phrases(), knowledge.get()))
        .sorted()
        .toList();
  }

  /** Who keeps the register. */
  private String keeper(SitePage page) {
    return knowledge
        .get()
        .organisation(config.dialogue().responsible())
        .map(Organisation::name)
        .map(name -> name.in(Phrases.kb(page.language())))
        .orElse(config.dialogue().responsible());
  }

  private void preview(Context ctx, String id, FieldErrors consent) {
    SitePage page = page(ctx, "application.preview.title");
    ApplicationInput input = ApplicationInput.of(ctx);
    List<Employer> employers = applications.employers();
    FieldErrors wrong = input.errors(page.phrases(), knowledge.get(), employers);
    Optional<Application> stored = applications.find(id);
    if (!wrong.isEmpty()) {
      form(ctx, stored, wrong);
      return;
    }
    Map<String, Object> values = new HashMap<>();
    values.put("page", page);
    values.put("input", input);
    values.put("errors", consent);
    values.put("version", version(ctx, stored));
    values.put("card", card(input.facts(knowledge.get()), input, page));
    values.put("whom", SharingWords.of(input.sharing(employers), employers, page.phrases()));
    values.put("days", Long.toString(config.applications().valid().toDays()));
    values.put("change", stored.flatMap(Application::shared).isPresent());
    values.put("keeper", keeper(page));
    ctx.status(consent.isEmpty() ? 200 : 422);
    templates.render(ctx, "site/application-preview", values);
  }

  private ApplicationCard card(Facts facts, ApplicationInput input, SitePage page) {
    return ApplicationCard.of(facts, Optional.of(input.contact()), page.phrases(), knowledge.get());
  }

  private void send(Context ctx, String id) {
    SitePage page = page(ctx, "application.page.title");
    ApplicationInput input = ApplicationInput.of(ctx);
    List<Employer> employers = applications.employers();
    if (!input.errors(page.phrases(), knowledge.get(), employers).isEmpty()) {
      preview(ctx, id, FieldErrors.NONE);
      return;
    }
    if (ctx.formParam("consent") == null) {
      preview(
          ctx,
          id,
          new FieldErrors(
              List.of(new FieldError("consent", page.say("application.error.consent")))));
      return;
    }
    Outcome outcome =
        applications
            .share(
                id,
                version(ctx, Optional.empty()),
                page.language(),
                input.facts(knowledge.get()),
                input.contact(),
                input.sharing(employers))
            .join();
    if (outcome == Outcome.CHANGED_MEANWHILE) {
      Optional<Application> now = applications.find(id).filter(a -> a.shared().isPresent());
      ctx.status(409);
      if (now.isPresent()) {
        mine(ctx, now.get(), "meanwhile");
      } else {
        form(ctx, applications.find(id), FieldErrors.NONE);
      }
      return;
    }
    applications.find(id).ifPresent(notices::sendLink);
    ctx.redirect(address(ctx, id, outcome == Outcome.SAVED ? "&done=1" : ""), HttpStatus.SEE_OTHER);
  }

  private void mine(Context ctx, Application application, String note) {
    SitePage page = page(ctx, "application.mine.title");
    Shared shared = application.shared().orElseThrow();
    Map<String, Object> values = new HashMap<>();
    values.put("page", page);
    values.put("note", note.isEmpty() ? "" : page.say("application.mine." + note));
    values.put("until", moment(application.expiresAt(), page));
    values.put(
        "card",
        ApplicationCard.of(
            application.facts(), Optional.of(shared.contact()), page.phrases(), knowledge.get()));
    values.put("whom", SharingWords.of(shared.with(), applications.employers(), page.phrases()));
    values.put("readings", readings(application.id(), page));
    values.put("receipts", receipts(application.id(), page));
    templates.render(ctx, "site/application", values);
  }

  private void gone(Context ctx, String id) {
    SitePage page = page(ctx, "application.gone.title");
    ctx.status(410);
    templates.render(
        ctx,
        "site/application-gone",
        Map.of("page", page, "readings", readings(id, page), "receipts", receipts(id, page)));
  }

  private List<String> readings(String id, SitePage page) {
    List<String> lines = new ArrayList<>();
    for (Reading reading : applications.readings(id)) {
      lines.add(
          page.say(
              "application.mine.reading", reading.employer(), page.phrases().day(reading.on())));
    }
    return lines;
  }

  private List<String> receipts(String id, SitePage page) {
    return applications.receipts(id).stream()
        .map(receipt -> moment(receipt.at(), page) + ": " + words(receipt, page))
        .toList();
  }

  private static String words(Receipt receipt, SitePage page) {
    String what = page.say("application.receipt." + receipt.kind().key());
    boolean consent =
        receipt.kind() == Receipt.Kind.SHARED || receipt.kind() == Receipt.Kind.CHANGED;
    return consent ? what + " " + String.join(" ", SharingWords.of(receipt, page.phrases())) : what;
  }

  private static String moment(Instant at, SitePage page) {
    LocalDate day = LocalDate.ofInstant(at, Event.ZONE);
    return page.phrases().day(day) + " " + TIME.format(at.atZone(Event.ZONE));
  }
}
