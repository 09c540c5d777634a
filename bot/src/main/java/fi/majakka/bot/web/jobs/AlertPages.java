package fi.majakka.bot.web.jobs;

import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.jobs.JobCards;
import fi.majakka.bot.jobs.JobWording;
import fi.majakka.bot.jobs.VacancyIndex;
import fi.majakka.bot.jobs.VacancyQuery;
import fi.majakka.bot.jobs.alerts.Alert;
import fi.majakka.bot.jobs.alerts.AlertMessages;
import fi.majakka.bot.jobs.alerts.AlertSignUp;
import fi.majakka.bot.jobs.alerts.AlertStore;
import fi.majakka.bot.jobs.alerts.Rhythm;
import fi.majakka.bot.web.HttpServer;
import fi.majakka.bot.web.ProblemException;
import fi.majakka.bot.web.RateLimits;
import fi.majakka.bot.web.Routes;
import fi.majakka.bot.web.SitePage;
import fi.majakka.bot.web.Templates;
import fi.majakka.kb.KnowledgeBase;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code /alerts}: a search saved for mail, and the private page of every saved search. Nothing
 * changes by opening an address; what changes something is a button.
 */
public final class AlertPages implements Routes {
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
  private static final int SHOWN = 50;
  private final CurrentKnowledge knowledge;
  private final AlertStore store;
  private final AlertMessages messages;
  private final AlertSignUp signUp;
  private final VacancyIndex index;
  private final JobWording wording;
  private final JobCards cards;
  private final Templates templates = new Templates();
  private final RateLimits signUps = new RateLimits(10);

  public AlertPages(
      CurrentKnowledge knowledge,
      AlertStore store,
      AlertMessages messages,
      AlertSignUp signUp,
      VacancyIndex index,
      JobWording wording,
      JobCards cards) {
    this.knowledge = knowledge;
    this.store = store;
    this.messages = messages;
    this.signUp = signUp;
    this.index = index;
    this.wording = wording;
    this.cards = cards;
  }

  /**
   * The form of a search by mail.
   *
   * @param problem what was wrong with what was sent; null at first
   */
  public record NewAlert(
      String search,
      String code,
      String address,
      List<JobPages.Option> rhythms,
      @Nullable String problem) {}

  /** The private page of a saved search. */
  public record Saved(
      String search,
      String how,
      boolean confirmed,
      String confirm,
      String stop,
      List<JobPages.Line> jobs) {}

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/alerts/new", this::form);
    routes.post("/alerts/new", this::begin);
    routes.get("/alerts/{id}", this::page);
    routes.post("/alerts/{id}/confirm", this::confirm);
    routes.post("/alerts/{id}/stop", this::stop);
  }

  private SitePage page(Context ctx, String title) {
    return SitePage.of(ctx, knowledge.get(), "").titled(title);
  }

  private void form(Context ctx) {
    String code = ctx.queryParam("search");
    showForm(ctx, VacancyQuery.parse(code == null ? "" : code), "", Rhythm.DAILY, null);
  }

  private void showForm(
      Context ctx, VacancyQuery query, String address, Rhythm chosen, @Nullable String problem) {
    SitePage page = page(ctx, "alerts.page.new");
    JobWording.In words = wording.in(knowledge.get(), page.language());
    if (!signUp.on()) {
      note(ctx, page, page.say("alerts.page.no_mail"));
      return;
    }
    ctx.status(problem == null ? 200 : 400);
    templates.render(
        ctx,
        "site/alert-new",
        Map.of(
            "page",
            page,
            "form",
            new NewAlert(
                words.query(query),
                query.code(),
                address,
                Stream.of(Rhythm.values())
                    .map(
                        rhythm ->
                            new JobPages.Option(
                                rhythm.letter(),
                                words.say("alerts.rhythm." + rhythm.phrase()),
                                rhythm == chosen))
                    .toList(),
                problem)));
  }

  private void note(Context ctx, SitePage page, String text) {
    templates.render(ctx, "site/note", Map.of("page", page, "text", text));
  }

  private void begin(Context ctx) {
    signUps.take(HttpServer.asker(ctx));
    SitePage page = page(ctx, "alerts.page.new");
    VacancyQuery query = VacancyQuery.parse(value(ctx, "search"));
    String address = value(ctx, "address").strip();
    Rhythm rhythm = Rhythm.of(value(ctx, "rhythm")).orElse(Rhythm.DAILY);
    AlertSignUp.Outcome outcome = signUp.begin(query, address, rhythm, page.language());
    switch (outcome) {
      case BAD_ADDRESS ->
          showForm(ctx, query, address, rhythm, page.say("alerts.page.bad_address"));
      case TOO_MANY, BEGUN -> note(ctx, page, page.say("alerts.page.look"));
    }
  }

  private static String value(Context ctx, String name) {
    String value = ctx.formParam(name);
    return value == null ? "" : value;
  }

  /** The alert that an address belongs to. */
  private AlertStore.Saved known(Context ctx) {
    String id = ctx.pathParam("id");
    String signature = ctx.queryParam("s");
    if (signature == null || !messages.signed(id, signature)) {
      throw ProblemException.of(404, "no-alert", "There is no such saved search, or it has ended.");
    }
    return store
        .find(id)
        .orElseThrow(
            () ->
                ProblemException.of(
                    404, "no-alert", "There is no such saved search, or it has ended."));
  }

  private void page(Context ctx) {
    AlertStore.Saved saved = known(ctx);
    Alert alert = saved.alert();
    KnowledgeBase release = knowledge.get();
    SitePage page = page(ctx, "alerts.page.title").with("s=" + ctx.queryParam("s"));
    JobWording.In words = wording.in(release, page.language());
    String signed = "?s=" + messages.signature(alert.id()) + "&language=" + page.language().code();
    List<JobPages.Line> jobs =
        store.findings(alert.id(), SHOWN).stream()
            .flatMap(found -> index.vacancy(found.vacancy()).stream())
            .map(
                vacancy ->
                    new JobPages.Line(
                        words.title(vacancy)
                            + ", "
                            + vacancy.employer()
                            + ", "
                            + words.place(vacancy)
                            + (cards.sample(vacancy) ? " – " + page.say("jobs.sample") : ""),
                        page.link("/jobs/" + vacancy.id())))
            .toList();
    templates.render(
        ctx,
        "site/alert",
        Map.of(
            "page",
            page,
            "alert",
            new Saved(
                words.query(alert.query()),
                page.say(
                    "alerts.page.how",
                    page.say("alerts.rhythm." + alert.rhythm().phrase()),
                    JobPages.day(LocalDate.ofInstant(alert.expires(), FINLAND), page.language())),
                saved.confirmed(),
                "/alerts/" + alert.id() + "/confirm" + signed,
                "/alerts/" + alert.id() + "/stop" + signed,
                jobs)));
  }

  private void confirm(Context ctx) {
    Alert alert = known(ctx).alert();
    store.confirm(alert.id());
    SitePage page = page(ctx, "alerts.page.title");
    note(ctx, page, page.say("alerts.page.confirmed"));
  }

  /** Also what mail programs ask for by one request (RFC 8058). */
  private void stop(Context ctx) {
    Alert alert = known(ctx).alert();
    store.stop(alert.id());
    SitePage page = page(ctx, "alerts.page.title");
    note(ctx, page, page.say("alerts.stopped"));
  }
}
