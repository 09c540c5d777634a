package fi.majakka.bot.web.jobs;

import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.jobs.FeedState;
import fi.majakka.bot.jobs.JobCards;
import fi.majakka.bot.jobs.JobWording;
import fi.majakka.bot.jobs.LanguageNeed;
import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.bot.jobs.Vacancy;
import fi.majakka.bot.jobs.VacancyIndex;
import fi.majakka.bot.jobs.VacancyStore;
import fi.majakka.bot.web.ProblemException;
import fi.majakka.bot.web.Routes;
import fi.majakka.bot.web.SitePage;
import fi.majakka.bot.web.Templates;
import fi.majakka.bot.web.jobs.JobPages.Line;
import fi.majakka.kb.KnowledgeBase;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /jobs/ID}: a vacancy as a plain page, which works without scripts. */
public final class VacancyPage implements Routes {
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
  private final CurrentKnowledge knowledge;
  private final VacancyIndex index;
  private final VacancyStore store;
  private final Municipalities municipalities;
  private final JobWording wording;
  private final JobCards cards;
  private final Templates templates;
  private final Clock clock;

  VacancyPage(
      CurrentKnowledge knowledge,
      VacancyIndex index,
      VacancyStore store,
      Municipalities municipalities,
      JobWording wording,
      JobCards cards,
      Templates templates,
      Clock clock) {
    this.knowledge = knowledge;
    this.index = index;
    this.store = store;
    this.municipalities = municipalities;
    this.wording = wording;
    this.cards = cards;
    this.templates = templates;
    this.clock = clock;
  }

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
    routes.get("/jobs/{id}", this::vacancy);
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
            text.map(VacancyPage::paragraphs).orElse(List.of()),
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
                            JobPages.day(LocalDate.ofInstant(at, FINLAND), page.language())))
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
            JobPages.day(LocalDate.ofInstant(vacancy.published(), FINLAND), page.language())));
    vacancy
        .expires()
        .ifPresent(
            end ->
                facts.add(
                    new Line(
                        page.say("jobs.page.ends"),
                        JobPages.day(LocalDate.ofInstant(end, FINLAND), page.language()))));
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
}
