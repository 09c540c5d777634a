package fi.majakka.bot.web.jobs;

import fi.majakka.bot.answers.LocalAnswers;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.jobs.JobCards;
import fi.majakka.bot.jobs.JobWording;
import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.bot.jobs.VacancySearch;
import fi.majakka.bot.jobs.plan.Plan;
import fi.majakka.bot.jobs.plan.Plan.Home;
import fi.majakka.bot.jobs.plan.Plan.Stop;
import fi.majakka.bot.jobs.plan.Plan.Work;
import fi.majakka.bot.jobs.plan.PlanAddress;
import fi.majakka.bot.jobs.plan.PlanTopics;
import fi.majakka.bot.jobs.plan.PlanWish;
import fi.majakka.bot.jobs.plan.PlanWording;
import fi.majakka.bot.jobs.plan.Planner;
import fi.majakka.bot.web.ArticlePages;
import fi.majakka.bot.web.SitePage;
import fi.majakka.bot.web.jobs.JobPages.Line;
import fi.majakka.kb.KnowledgeBase;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A plan as its page shows it. */
public final class PlanResults {
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
  private final VacancySearch search;
  private final Planner planner;
  private final Municipalities municipalities;
  private final JobCards cards;
  private final JobAddresses jobs;
  private final PlanAddress plans;
  private final Clock clock;

  PlanResults(VacancySearch search, Municipalities municipalities, JobCards cards, Clock clock) {
    this.search = search;
    this.planner = new Planner(search, municipalities);
    this.municipalities = municipalities;
    this.cards = cards;
    this.jobs = new JobAddresses(municipalities);
    this.plans = new PlanAddress(municipalities, JobAddresses::encoded);
    this.clock = clock;
  }

  /**
   * A municipality to work in.
   *
   * @param jobs vacancies there: what they are, and why they were found
   */
  public record Workplace(String text, List<Job> jobs) {}

  /** A vacancy. */
  public record Job(String title, String address, String employer, String reason, boolean sample) {}

  /**
   * One person's work.
   *
   * @param all leads to every vacancy; null when there are no more than are shown
   */
  public record Person(String heading, List<Workplace> places, @Nullable Line all) {}

  /** What is said of daily life in a place. */
  public record Answer(String title, String text, Line more) {}

  /**
   * A home with all that belongs to it.
   *
   * @param map null when it is not drawn
   */
  public record Card(
      String title,
      List<Person> people,
      String localHeading,
      List<Answer> local,
      String roads,
      String mapTitle,
      String mapText,
      @Nullable PlanMap map,
      String address) {}

  /**
   * What was found.
   *
   * @param chosen the home that is shown whole; empty when there is none
   */
  public record Result(
      String wish,
      String found,
      String note,
      List<Card> chosen,
      List<Card> others,
      List<Line> wider,
      List<ArticlePages.Line> sources) {}

  /** The plan of a wish. */
  Result of(KnowledgeBase release, SitePage page, JobWording.In words, PlanWish wish) {
    Plan plan = planner.plan(wish);
    PlanWording says = new PlanWording(words, page.phrases(), municipalities);
    Optional<Home> chosen = plan.chosen(wish);
    LocalAnswers answers =
        new LocalAnswers(release, page.language(), LocalDate.ofInstant(clock.instant(), FINLAND));
    List<LocalAnswers.Lead> leads = new ArrayList<>();
    List<Card> others = new ArrayList<>();
    List<Card> shown = new ArrayList<>();
    for (Home home : plan.homes()) {
      boolean whole = chosen.filter(home::equals).isPresent();
      (whole ? shown : others).add(card(page, words, says, wish, home, whole, answers, leads));
    }
    answers
        .lead("jobs.plan", chosen.map(home -> says.name(home.code())).orElse(""))
        .ifPresent(leads::add);
    List<fi.majakka.bot.conversation.Source> sources =
        new ArrayList<>(
            cards.sources(
                plan.homes().stream().flatMap(home -> home.hits().stream()).toList(),
                page.language()));
    sources.addAll(answers.sources(leads));
    return new Result(
        page.say("plan.for", says.wish(wish)),
        found(page, says, plan, wish),
        plan.vacancies() ? "" : page.say("plan.no_vacancies"),
        shown,
        others,
        plan.wider().stream().map(wider -> wider(page, words, wish, wider)).toList(),
        sources.stream().map(source -> ArticlePages.line(source, page)).toList());
  }

  private static String found(SitePage page, PlanWording says, Plan plan, PlanWish wish) {
    String found = says.found(plan, wish);
    return wish.home()
        .filter(home -> !plan.homes().isEmpty())
        .filter(home -> plan.homes().stream().noneMatch(each -> each.code().equals(home)))
        .map(home -> found + ' ' + page.say("plan.not_from", page.phrases().from(says.name(home))))
        .orElse(found);
  }

  private Line wider(SitePage page, JobWording.In words, PlanWish wish, Plan.Wider wider) {
    return new Line(
        page.say(
            "plan.wider", Integer.toString(wider.kilometres()), Integer.toString(wider.homes())),
        plans.of(wish.within(wider.kilometres()), words, page.language()));
  }

  private Card card(
      SitePage page,
      JobWording.In words,
      PlanWording says,
      PlanWish wish,
      Home home,
      boolean whole,
      LocalAnswers answers,
      List<LocalAnswers.Lead> leads) {
    String name = says.name(home.code());
    List<Person> people = new ArrayList<>();
    people.add(person(page, words, says, page.say("plan.own"), home.own()));
    home.partner()
        .ifPresent(work -> people.add(person(page, words, says, page.say("plan.partner"), work)));
    List<Answer> local = new ArrayList<>();
    for (String topic : PlanTopics.of(wish)) {
      answers
          .lead(topic, name)
          .ifPresent(
              lead -> {
                leads.add(lead);
                local.add(
                    new Answer(
                        lead.title(),
                        lead.text(),
                        new Line(
                            page.say("plan.page.more", lead.title()),
                            page.link("/articles/" + topic))));
              });
    }
    Optional<LocalAnswers.Lead> roads = answers.roads(name);
    roads.ifPresent(leads::add);
    return new Card(
        page.say("plan.home", name),
        people,
        page.say("plan.page.local", page.phrases().in(name)),
        local,
        roads.map(LocalAnswers.Lead::text).orElse(""),
        page.say("plan.page.map", name),
        page.say("plan.page.map.alt", name, mapText(people)),
        whole ? PlanMap.of(home, search.region(), municipalities) : null,
        plans.of(wish.at(home.code()), words, page.language()) + "#plan");
  }

  private static String mapText(List<Person> people) {
    return people.stream()
        .map(
            person ->
                person.heading()
                    + ": "
                    + person.places().stream()
                        .map(Workplace::text)
                        .collect(Collectors.joining("; ")))
        .collect(Collectors.joining(". "));
  }

  private Person person(
      SitePage page, JobWording.In words, PlanWording says, String heading, Work work) {
    int shown = work.stops().stream().mapToInt(stop -> stop.hits().size()).sum();
    return new Person(
        heading,
        work.stops().stream().map(stop -> workplace(page, words, says, work, stop)).toList(),
        work.vacancies() > shown
            ? new Line(
                page.say("plan.page.all_jobs", Integer.toString(work.vacancies())),
                jobs.of(page, work.query(), 0))
            : null);
  }

  private Workplace workplace(
      SitePage page, JobWording.In words, PlanWording says, Work work, Stop stop) {
    return new Workplace(
        says.stop(stop),
        stop.hits().stream()
            .map(hit -> cards.card(words, work.query(), hit))
            .map(card -> job(page, card))
            .toList());
  }

  private static Job job(SitePage page, Message.Job card) {
    return new Job(
        card.title(),
        page.link("/jobs/" + card.id()),
        card.employer(),
        card.reason(),
        card.sample());
  }
}
