package fi.majakka.bot;

import fi.majakka.bot.answers.AnswerCache;
import fi.majakka.bot.answers.ArticleSkill;
import fi.majakka.bot.calendar.SendingHours;
import fi.majakka.bot.config.Config;
import fi.majakka.bot.dialogue.FormSkill;
import fi.majakka.bot.dialogue.Skill;
import fi.majakka.bot.fetch.Fetcher;
import fi.majakka.bot.jobs.FeedBook;
import fi.majakka.bot.jobs.FeedState;
import fi.majakka.bot.jobs.JobCards;
import fi.majakka.bot.jobs.JobSearchSkill;
import fi.majakka.bot.jobs.JobWording;
import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.bot.jobs.Occupations;
import fi.majakka.bot.jobs.QueryReader;
import fi.majakka.bot.jobs.Relaxations;
import fi.majakka.bot.jobs.VacancyChanges;
import fi.majakka.bot.jobs.VacancyIndex;
import fi.majakka.bot.jobs.VacancySearch;
import fi.majakka.bot.jobs.alerts.AlertDesk;
import fi.majakka.bot.jobs.alerts.AlertMessages;
import fi.majakka.bot.jobs.alerts.AlertSignUp;
import fi.majakka.bot.jobs.alerts.AlertSkill;
import fi.majakka.bot.jobs.feed.FeedSchedule;
import fi.majakka.bot.jobs.feed.SampleVacancies;
import fi.majakka.bot.jobs.feed.VacancyImporter;
import fi.majakka.bot.jobs.held.HeldFeed;
import fi.majakka.bot.jobs.held.HeldNews;
import fi.majakka.bot.jobs.held.OfferForm;
import fi.majakka.bot.jobs.plan.PlanSkills;
import fi.majakka.bot.privacy.SignedIds;
import fi.majakka.bot.storage.JdbiAlertRounds;
import fi.majakka.bot.storage.JdbiAlertStore;
import fi.majakka.bot.storage.JdbiHeldVacancies;
import fi.majakka.bot.storage.JdbiVacancyStore;
import fi.majakka.bot.studio.VacancyPages;
import fi.majakka.bot.web.Operations;
import fi.majakka.bot.web.jobs.AlertPages;
import fi.majakka.bot.web.jobs.JobRoutes;
import fi.majakka.bot.web.jobs.OfferPages;
import fi.majakka.kb.KnowledgeBase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Vacancies: their feeds, their search in chat, on the web and as data. */
final class JobsFeature {
  /** So long a vacancy that was left is kept after its last day. */
  private static final Period REMEMBERED = Period.ofDays(60);

  private final Foundations on;
  private final Config.Jobs config;
  private final JdbiVacancyStore store;
  private final Municipalities municipalities = Municipalities.read();
  private final Occupations occupations;
  private final VacancyIndex index;
  private final FeedBook feeds;
  private final VacancyImporter importer;

  JobsFeature(Foundations on) {
    this.on = on;
    this.config = on.config().jobs();
    this.store = new JdbiVacancyStore(on.database(), on.clock());
    this.occupations = new Occupations(on.knowledge()::get);
    this.index = new VacancyIndex(store);
    this.feeds = new FeedBook(store::feeds);
    this.importer =
        new VacancyImporter(
            store,
            on.knowledge()::get,
            municipalities,
            occupations,
            JobsCommand.site(on.config()),
            on.clock());
  }

  Feature feature() {
    new SampleVacancies(store, importer).show(config.demo());
    index.refresh();
    feeds.refresh();
    VacancySearch search =
        new VacancySearch(
            index,
            municipalities,
            occupations,
            region(on.knowledge().get(), municipalities),
            on.clock());
    Relaxations relaxations = new Relaxations(search, occupations);
    JobWording wording = new JobWording(municipalities, occupations);
    JobCards cards =
        new JobCards(feeds, municipalities, () -> on.site().get().toString(), on.clock());
    JobSearchSkill skill =
        new JobSearchSkill(
            search,
            relaxations,
            new QueryReader(municipalities, occupations, search),
            wording,
            cards,
            new ArticleSkill(new AnswerCache()));
    AlertMessages messages =
        new AlertMessages(
            on.knowledge()::get,
            index,
            search,
            wording,
            cards,
            on.signer(),
            () -> on.site().get().toString());
    JdbiAlertStore alerts = new JdbiAlertStore(on.database(), on.master(), on.signer(), on.clock());
    AlertDesk desk =
        new AlertDesk(
            new JdbiAlertRounds(on.database(), on.master(), on.clock()),
            search,
            messages,
            new SendingHours(config.alertsFrom(), config.alertsUntil()),
            on.clock());
    AlertSkill saving =
        new AlertSkill(
            new QueryReader(municipalities, occupations, search),
            messages,
            new ArticleSkill(new AnswerCache()),
            on.mailer()::on,
            () -> on.site().get().toString(),
            JobsFeature::encoded,
            config.alerts(),
            on.clock());
    AlertPages pages =
        new AlertPages(
            on.knowledge(),
            alerts,
            messages,
            new AlertSignUp(alerts, messages, on.mailer()::on, config.alerts(), on.clock()),
            index,
            wording,
            cards);
    JobRoutes routes =
        new JobRoutes(
            on.knowledge(),
            index,
            store,
            search,
            relaxations,
            municipalities,
            occupations,
            wording,
            cards,
            on.clock());
    PlanSkills plan =
        new PlanSkills(
            search,
            municipalities,
            occupations,
            wording,
            cards,
            () -> on.site().get().toString(),
            JobsFeature::encoded);
    SignedIds ids = new SignedIds(on.signer(), "vacancy");
    HeldNews news =
        new HeldNews(on.knowledge()::get, ids, () -> on.site().get().toString(), on.mailer()::on);
    JdbiHeldVacancies held =
        new JdbiHeldVacancies(on.database(), on.master(), on.audit(), news, on.clock());
    HeldFeed publishing =
        new HeldFeed(held, store, occupations, () -> on.site().get().toString(), on.clock());
    OfferPages offers =
        new OfferPages(
            held,
            publishing,
            ids,
            news,
            on.knowledge(),
            municipalities,
            on.config().limits().formsPerMinute(),
            on.clock());
    FormSkill leaving =
        new FormSkill(new OfferForm(municipalities, ids, () -> on.site().get().toString()));
    return new Feature(
            Stream.concat(Stream.of(skill, saving, leaving), plan.all().stream()).toList(),
            List.of(alerts, held),
            Stream.concat(Stream.of(offers, pages), routes.all().stream()).toList(),
            Map.of("jobs", this::state),
            List.of(
                new Feature.Task(
                    "reading vacancies",
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(2),
                    index::refresh),
                new Feature.Task(
                    "looking at the feeds",
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    feeds::refresh),
                new Feature.Task(
                    "importing feeds",
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(60),
                    schedule()::importDue),
                new Feature.Task(
                    "deleting ended vacancies",
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(10),
                    store::clean),
                new Feature.Task(
                    "matching saved searches",
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(3),
                    desk::match),
                new Feature.Task(
                    "telling of new vacancies",
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(3),
                    () -> {
                      if (desk.tell() > 0) {
                        on.sender().hurry();
                      }
                    }),
                new Feature.Task(
                    "ending saved searches",
                    Duration.ofSeconds(40),
                    Duration.ofMinutes(10),
                    desk::clean),
                new Feature.Task(
                    "publishing accepted vacancies",
                    Duration.ofSeconds(6),
                    Duration.ofMinutes(1),
                    publishing::publish),
                new Feature.Task(
                    "deleting vacancies that employers left",
                    Duration.ofSeconds(50),
                    Duration.ofHours(1),
                    () -> held.forget(today().minus(REMEMBERED)).join())),
            List.of(alerts, held))
        .withPages(List.of(new VacancyPages(held, publishing, news, store, municipalities)));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(on.clock().instant(), ZoneId.of("Europe/Helsinki"));
  }

  private FeedSchedule schedule() {
    Fetcher fetcher =
        new Fetcher(
            on.config().fetch(),
            config.feeds().stream().map(feed -> feed.url().getHost()).toList());
    return new FeedSchedule(config, importer, store, feeds, municipalities, fetcher);
  }

  /** The plan where no vacancies are stored: it tells of places only. */
  static List<Skill> withoutVacancies(
      Supplier<KnowledgeBase> knowledge, Supplier<String> site, Clock clock) {
    Municipalities municipalities = Municipalities.read();
    Occupations occupations = new Occupations(knowledge);
    return new PlanSkills(
            new VacancySearch(
                new VacancyIndex(VacancyChanges.NONE),
                municipalities,
                occupations,
                region(knowledge.get(), municipalities),
                clock),
            municipalities,
            occupations,
            new JobWording(municipalities, occupations),
            new JobCards(new FeedBook(List::of), municipalities, site, clock),
            site,
            JobsFeature::encoded)
        .all();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Set<String> region(KnowledgeBase release, Municipalities municipalities) {
    return release.municipalities().stream()
        .flatMap(place -> municipalities.code(place.name()).stream())
        .collect(Collectors.toSet());
  }

  /** A feed that fails is told, and does not make the whole service unready. */
  private Operations.Component state() {
    String broken =
        feeds.all().stream()
            .filter(feed -> feed.failing().isPresent())
            .map(JobsFeature::failing)
            .collect(Collectors.joining("; "));
    return new Operations.Component(
        true, index.size() + " open vacancies" + (broken.isEmpty() ? "" : "; failing: " + broken));
  }

  private static String failing(FeedState feed) {
    return feed.source().name()
        + " since "
        + feed.failing().orElseThrow()
        + " ("
        + feed.why().orElse("")
        + ")";
  }
}
