package fi.majakka.bot.web.jobs;

import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Source;
import fi.majakka.bot.jobs.Employment;
import fi.majakka.bot.jobs.JobCards;
import fi.majakka.bot.jobs.JobWording;
import fi.majakka.bot.jobs.LanguageWish;
import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.bot.jobs.Relaxations;
import fi.majakka.bot.jobs.VacancyQuery;
import fi.majakka.bot.jobs.VacancySearch;
import fi.majakka.bot.jobs.VacancySearch.Found;
import fi.majakka.bot.jobs.VacancySearch.Hit;
import fi.majakka.bot.web.Routes;
import fi.majakka.bot.web.SitePage;
import fi.majakka.bot.web.Templates;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Place;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /jobs}: the search as a plain page, which works without scripts. */
public final class JobPages implements Routes {
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
  private static final int SHOWN = 20;
  private final CurrentKnowledge knowledge;
  private final VacancySearch search;
  private final Relaxations relaxations;
  private final JobParameters parameters;
  private final Municipalities municipalities;
  private final JobAddresses addresses;
  private final JobWording wording;
  private final JobCards cards;
  private final Templates templates;

  JobPages(
      CurrentKnowledge knowledge,
      VacancySearch search,
      Relaxations relaxations,
      JobParameters parameters,
      Municipalities municipalities,
      JobWording wording,
      JobCards cards,
      Templates templates) {
    this.knowledge = knowledge;
    this.search = search;
    this.relaxations = relaxations;
    this.parameters = parameters;
    this.municipalities = municipalities;
    this.addresses = new JobAddresses(municipalities);
    this.wording = wording;
    this.cards = cards;
    this.templates = templates;
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

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/jobs", this::list);
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

  static String day(LocalDate date, Language language) {
    return date.format(
        language == Language.FI
            ? DateTimeFormatter.ofPattern("d.M.uuuu")
            : DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK));
  }
}
