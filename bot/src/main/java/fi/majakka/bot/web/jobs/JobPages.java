package fi.majakka.bot.web.jobs;

import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Source;
import fi.majakka.bot.jobs.Employment;
import fi.majakka.bot.jobs.FeedState;
import fi.majakka.bot.jobs.JobCards;
import fi.majakka.bot.jobs.JobWording;
import fi.majakka.bot.jobs.LanguageNeed;
import fi.majakka.bot.jobs.LanguageWish;
import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.bot.jobs.Relaxations;
import fi.majakka.bot.jobs.Vacancy;
import fi.majakka.bot.jobs.VacancyIndex;
import fi.majakka.bot.jobs.VacancyQuery;
import fi.majakka.bot.jobs.VacancySearch;
import fi.majakka.bot.jobs.VacancySearch.Found;
import fi.majakka.bot.jobs.VacancySearch.Hit;
import fi.majakka.bot.jobs.VacancyStore;
import fi.majakka.bot.web.ProblemException;
import fi.majakka.bot.web.Routes;
import fi.majakka.bot.web.SitePage;
import fi.majakka.bot.web.Templates;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Place;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /jobs}: the search and each vacancy as plain pages, which work without scripts. */
public final class JobPages implements Routes {
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
  private static final int SHOWN = 20;
  private final CurrentKnowledge knowledge;
  private final VacancyIndex index;
  private final VacancyStore store;
  private final VacancySearch search;
  private final Relaxations relaxations;
  private final JobParameters parameters;
  private final Municipalities municipalities;
  private final JobAddresses addresses;
  private final JobWording wording;
  private final JobCards cards;
  private final Templates templates;
  private final Clock clock;

  JobPages(
      CurrentKnowledge knowledge,
      VacancyIndex index,
      VacancyStore store,
      VacancySearch search,
      Relaxations relaxations,
      JobParameters parameters,
      Municipalities municipalities,
      JobWording wording,
      JobCards cards,
      Templates templates,
      Clock clock) {
    this.knowledge = knowledge;
    this.index = index;
    this.store = store;
    this.search = search;
    this.relaxations = relaxations;
    this.parameters = parameters;
    this.municipalities = municipalities;
    this.addresses = new JobAddresses(municipalities);
    this.wording = wording;
    this.cards = cards;
    this.templates = templates;
    this.clock = clock;
  }

  /** An option of a list or a box to tick. */
  public record Option(String value, String label, boolean chosen) {}

  /** The form as it was sent. */
  public record Form(
      String text,
      List<Option> places,
      List<Option> distances,
      List<Option> kinds,
      List<Option> languages,
      boolean noExperience) {}

  /** A vacancy in a list. */
  public record Item(
      String title,
      String address,
      String employer,
      String place,
      String reason,
      String until,
      boolean sample) {}

  /** A linked line. */
  public record Line(String text, String address) {}

  /**
   * What a search found.
   *
   * @param previous null on the first page
   * @param next null on the last page
   */
  public record Results(
      String heading,
      List<Item> items,
      List<Line> changes,
      List<Line> sources,
      @Nullable String previous,
      @Nullable String next,
      boolean nothing) {}

  /**
   * A vacancy as it is read.
   *
   * @param data as JobPosting, null where the feed's terms do not let us pass it on
   */
  public record Reading(
      List<Line> facts,
      List<String> paragraphs,
      @Nullable Line published,
      Line source,
      List<Line> local,
      boolean sample,
      @Nullable String data) {}

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/jobs", this::list);
    routes.get("/jobs/{id}", this::vacancy);
  }

  private void list(Context ctx) {
    KnowledgeBase release = knowledge.get();
    SitePage page = SitePage.of(ctx, release, "").titled("jobs.page.title");
    VacancyQuery query = parameters.read(ctx);
    int from = JobParameters.number(ctx, "offset", 0, 0, 100_000);
    JobWording.In words = wording.in(release, page.language());
    Found found = search.find(query, from, SHOWN);
    templates.render(
        ctx,
        "site/jobs",
        Map.of(
            "page",
            page,
            "form",
            form(ctx, page, words, query),
            "results",
            results(page, words, query, found, from)));
  }

  private Form form(Context ctx, SitePage page, JobWording.In words, VacancyQuery query) {
    List<Option> places = new ArrayList<>();
    places.add(new Option("", page.say("jobs.menu.anywhere"), query.places().isEmpty()));
    knowledge.get().municipalities().stream()
        .map(Place::name)
        .sorted()
        .forEach(
            name ->
                places.add(
                    new Option(
                        name,
                        name,
                        municipalities.code(name).filter(query.places()::contains).isPresent())));
    List<Option> languages = new ArrayList<>();
    languages.add(new Option("", page.say("jobs.page.any_language"), query.language().isEmpty()));
    for (LanguageWish wish : LanguageWish.values()) {
      languages.add(
          new Option(
              wish.code(), words.wish(wish), query.language().filter(wish::equals).isPresent()));
    }
    String text = ctx.queryParam("q");
    return new Form(
        text == null ? words.work(query).orElse("") : text,
        places,
        Stream.of(0, 30, 60, 100)
            .map(
                km ->
                    new Option(
                        Integer.toString(km),
                        km == 0 ? page.say("jobs.page.no_distance") : km + " km",
                        km == query.distance()))
            .toList(),
        Stream.of(Employment.values())
            .map(kind -> new Option(kind.code(), words.kind(kind), query.kinds().contains(kind)))
            .toList(),
        languages,
        query.noExperience());
  }

  private Results results(
      SitePage page, JobWording.In words, VacancyQuery query, Found found, int from) {
    boolean nothing = !search.hasVacancies();
    String what = words.query(query);
    String heading =
        nothing
            ? page.say("jobs.page.none_imported")
            : found.total() == 0
                ? page.say("jobs.found.none", what)
                : found.total() == 1
                    ? page.say("jobs.found.one", what)
                    : page.say("jobs.found.many", what, Integer.toString(found.total()));
    return new Results(
        heading,
        found.hits().stream().map(hit -> item(page, words, query, hit)).toList(),
        relaxations.wider(query, 4).stream()
            .map(near -> new Line(words.change(near), addresses.of(page, near.query(), 0)))
            .toList(),
        cards.sources(found.hits(), page.language()).stream()
            .map(source -> new Line(cited(page, source), source.url()))
            .toList(),
        from == 0 ? null : addresses.of(page, query, Math.max(0, from - SHOWN)),
        from + SHOWN < found.total() ? addresses.of(page, query, from + SHOWN) : null,
        nothing);
  }

  private static String cited(SitePage page, Source source) {
    return source.title()
        + ", "
        + page.say("jobs.page.read", day(source.checked(), page.language()));
  }

  private Item item(SitePage page, JobWording.In words, VacancyQuery query, Hit hit) {
    Message.Job card = cards.card(words, query, hit);
    return new Item(
        card.title(),
        page.link("/jobs/" + card.id()),
        card.employer(),
        card.municipality(),
        card.reason(),
        hit.vacancy().expires().map(end -> until(page, end)).orElse(""),
        card.sample());
  }

  private static String until(SitePage page, Instant end) {
    return page.say("jobs.page.until", day(LocalDate.ofInstant(end, FINLAND), page.language()));
  }

  private void vacancy(Context ctx) {
    KnowledgeBase release = knowledge.get();
    Vacancy vacancy =
        index
            .vacancy(ctx.pathParam("id"))
            .filter(known -> known.openAt(clock.instant()))
            .orElseThrow(
                () ->
                    ProblemException.of(
                        404, "no-vacancy", "There is no such vacancy, or it has ended."));
    SitePage plain = SitePage.of(ctx, release, "");
    SitePage page = plain.named(vacancy.title().in(plain.language()));
    JobWording.In words = wording.in(release, page.language());
    Optional<FeedState> feed = cards.feed(vacancy);
    Optional<String> text =
        store.description(vacancy.id()).map(description -> description.in(page.language()));
    boolean sample = cards.sample(vacancy);
    boolean passedOn = !sample && feed.filter(state -> state.source().passedOn()).isPresent();
    Reading reading =
        new Reading(
            facts(page, words, vacancy),
            text.map(JobPages::paragraphs).orElse(List.of()),
            vacancy.url().map(url -> new Line(page.say("jobs.page.original"), url)).orElse(null),
            feed.map(state -> source(page, state)).orElse(new Line("", "")),
            local(page, vacancy),
            sample,
            passedOn
                ? JobPostingData.of(
                    vacancy,
                    text.orElse(""),
                    cards.address(vacancy),
                    municipalities,
                    page.language())
                : null);
    templates.render(ctx, "site/job", Map.of("page", page, "job", reading));
  }

  private static Line source(SitePage page, FeedState state) {
    String read =
        state
            .succeeded()
            .map(
                at ->
                    ", "
                        + page.say(
                            "jobs.page.read",
                            day(LocalDate.ofInstant(at, FINLAND), page.language())))
            .orElse("");
    return new Line(state.source().title() + read, state.source().url());
  }

  private static List<String> paragraphs(String text) {
    return Stream.of(text.split("\\n\\n", -1)).filter(part -> !part.isBlank()).toList();
  }

  /** What the vacancy states, as pairs of a name and a value. */
  private List<Line> facts(SitePage page, JobWording.In words, Vacancy vacancy) {
    List<Line> facts = new ArrayList<>();
    facts.add(new Line(page.say("jobs.page.employer"), vacancy.employer()));
    facts.add(new Line(page.say("jobs.page.place"), words.place(vacancy)));
    if (!vacancy.kinds().isEmpty()) {
      facts.add(
          new Line(
              page.say("jobs.page.kind"),
              vacancy.kinds().stream()
                  .sorted()
                  .map(words::kind)
                  .collect(Collectors.joining(", "))));
    }
    if (vacancy.language() != LanguageNeed.NOT_STATED) {
      facts.add(
          new Line(
              page.say("jobs.page.finnish"),
              page.say("jobs.finnish." + vacancy.language().name().toLowerCase(Locale.ROOT))));
    }
    if (vacancy.noExperience()) {
      facts.add(new Line(page.say("jobs.page.experience"), page.say("jobs.no_experience")));
    }
    facts.add(
        new Line(
            page.say("jobs.page.published"),
            day(LocalDate.ofInstant(vacancy.published(), FINLAND), page.language())));
    vacancy
        .expires()
        .ifPresent(
            end ->
                facts.add(
                    new Line(
                        page.say("jobs.page.ends"),
                        day(LocalDate.ofInstant(end, FINLAND), page.language()))));
    return facts;
  }

  /** What people ask next about the place of a job. */
  private List<Line> local(SitePage page, Vacancy vacancy) {
    return vacancy.municipalities().stream()
        .flatMap(code -> municipalities.name(code).stream())
        .filter(
            name ->
                knowledge.get().municipalities().stream()
                    .anyMatch(place -> place.name().equals(name)))
        .findFirst()
        .map(
            name ->
                List.of(
                    new Line(
                        page.say("plan.next.rental", page.phrases().in(name)),
                        page.link("/articles/living.rental")),
                    new Line(
                        page.say("plan.next.daycare", page.phrases().in(name)),
                        page.link("/articles/family.daycare")),
                    new Line(page.say("jobs.page.apply"), page.link("/articles/jobs.apply"))))
        .orElse(List.of());
  }

  static String day(LocalDate date, Language language) {
    return date.format(
        language == Language.FI
            ? DateTimeFormatter.ofPattern("d.M.uuuu")
            : DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK));
  }
}
