package fi.majakka.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;

import fi.majakka.bot.KnowledgeForTests;
import fi.majakka.bot.calendar.SendingHours;
import fi.majakka.bot.config.Config;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.jobs.FeedBook;
import fi.majakka.bot.jobs.FeedLine;
import fi.majakka.bot.jobs.FeedSource;
import fi.majakka.bot.jobs.JobCards;
import fi.majakka.bot.jobs.JobWording;
import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.bot.jobs.Occupations;
import fi.majakka.bot.jobs.VacancyIndex;
import fi.majakka.bot.jobs.VacancyQuery;
import fi.majakka.bot.jobs.VacancySearch;
import fi.majakka.bot.jobs.alerts.Alert;
import fi.majakka.bot.jobs.alerts.AlertDesk;
import fi.majakka.bot.jobs.alerts.AlertKeep;
import fi.majakka.bot.jobs.alerts.AlertMessages;
import fi.majakka.bot.jobs.alerts.Rhythm;
import fi.majakka.bot.privacy.MasterKey;
import fi.majakka.bot.privacy.Signer;
import fi.majakka.kb.KnowledgeBase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every database must keep to with saved searches; run on H2 and on PostgreSQL. */
abstract class AlertStoreContract {
  /** A Tuesday, noon in Finland. */
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  private static final KnowledgeBase KNOWLEDGE = KnowledgeForTests.knowledge();
  private static final FeedSource FEED =
      new FeedSource("kunta", "csv", "Kunta", "https://example.fi/", true);
  private final ConversationId conversation = new ConversationId("c-" + UUID.randomUUID());
  private final Signer signer = new Signer(new byte[32]);
  @TempDir Path folder;
  private MasterKey master;
  private Database database;

  abstract Config.Database config();

  @BeforeEach
  void open() {
    master = MasterKey.open(folder.resolve("key.json"), folder.resolve("data"));
    database = Database.open(config(), folder.resolve("data"));
    new JdbiDeliveryStore(database, master, clock(NOW), List.of(), List.of())
        .accept(
            new InboundMessage(
                "telegram",
                conversation,
                "1",
                new InboundMessage.Content.Text("hei"),
                NOW,
                Optional.empty(),
                Set.of()))
        .join();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Clock clock(Instant at) {
    return Clock.fixed(at, ZoneOffset.UTC);
  }

  private JdbiAlertStore store(Instant at) {
    return new JdbiAlertStore(database, master, signer, clock(at));
  }

  private void save(String id, Rhythm rhythm) {
    Alert alert =
        new Alert(
            id,
            "telegram",
            Optional.of(conversation),
            Language.FI,
            VacancyQuery.parse("o3221.p931"),
            rhythm,
            NOW,
            NOW.plus(Duration.ofDays(90)));
    database
        .writes()
        .submit(
            handle -> {
              store(NOW).save(handle, new AlertKeep.Save(alert));
              return true;
            })
        .join();
  }

  private void publish(Instant at, String... ids) {
    List<FeedLine> lines = new ArrayList<>();
    for (String id : ids) {
      lines.add(
          new FeedLine.Found(VacancyStoreContract.posting(id, "Työ " + id, "x"), lines.size() + 1));
    }
    new JdbiVacancyStore(database, clock(at)).importFrom(FEED, lines.iterator(), false);
  }

  private AlertDesk desk(Instant at) {
    JdbiVacancyStore vacancies = new JdbiVacancyStore(database, clock(at));
    VacancyIndex index = new VacancyIndex(vacancies);
    index.refresh();
    Municipalities municipalities = Municipalities.read();
    Occupations occupations = new Occupations(() -> KNOWLEDGE);
    VacancySearch search =
        new VacancySearch(index, municipalities, occupations, Set.of("931"), clock(at));
    FeedBook feeds = new FeedBook(vacancies::feeds);
    feeds.refresh();
    AlertMessages messages =
        new AlertMessages(
            () -> KNOWLEDGE,
            index,
            search,
            new JobWording(municipalities, occupations),
            new JobCards(feeds, municipalities, () -> "https://majakka.example.fi", clock(at)),
            signer,
            () -> "https://majakka.example.fi");
    return new AlertDesk(store(at), search, messages, new SendingHours(8, 20), clock(at));
  }

  private long queued() {
    return count("select count(*) from outbox where message_id like 'alert-%'");
  }

  private long count(String sql) {
    return database.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  @Test
  void eachVacancyIsToldOnceHoweverOftenTheWorkIsDone() {
    publish(NOW.minusSeconds(60), "old");
    save("aaaaaaaaaaaa", Rhythm.AT_ONCE);
    Instant later = NOW.plusSeconds(60);
    publish(later, "new1", "new2");
    desk(later).match();
    desk(later).match();
    desk(later).tell();
    desk(later).tell();
    assertThat(queued()).isEqualTo(1);
    assertThat(count("select count(*) from job_alert_hit where told_at is not null")).isEqualTo(2);
    publish(later.plusSeconds(60), "new1", "new2", "new3");
    desk(later.plusSeconds(61)).match();
    desk(later.plusSeconds(61)).tell();
    assertThat(queued()).isEqualTo(2);
    assertThat(count("select count(*) from job_alert_hit")).isEqualTo(3);
  }

  @Test
  void aCrashBetweenFindingAndTellingLosesAndRepeatsNothing() {
    save("aaaaaaaaaaaa", Rhythm.AT_ONCE);
    Instant later = NOW.plusSeconds(60);
    publish(later, "new1");
    JdbiAlertStore store = store(later);
    long from = store.beginMatching("lost", Duration.ofMinutes(10)).orElseThrow();
    desk(later).match();
    assertThat(queued()).isZero();
    Instant afterTheLease = later.plus(Duration.ofMinutes(11));
    assertThat(store(afterTheLease).beginMatching("next", Duration.ofMinutes(1))).contains(from);
    desk(afterTheLease.plus(Duration.ofMinutes(2))).match();
    desk(afterTheLease.plus(Duration.ofMinutes(2))).tell();
    assertThat(queued()).isEqualTo(1);
  }

  /** It was noted as told, and never told: the index had not seen it yet. */
  @Test
  void aVacancyThatIsFoundBeforeTheIndexKnowsItIsTold() {
    save("aaaaaaaaaaaa", Rhythm.AT_ONCE);
    Instant later = NOW.plusSeconds(60);
    AlertDesk desk = desk(later);
    publish(later, "new1");
    desk.match();
    desk.tell();
    assertThat(queued()).isEqualTo(1);
  }

  @Test
  void nightsAndDigestsWait() {
    save("aaaaaaaaaaaa", Rhythm.AT_ONCE);
    save("bbbbbbbbbbbb", Rhythm.DAILY);
    Instant night = Instant.parse("2026-11-24T20:00:00Z");
    publish(night, "new1");
    desk(night).match();
    desk(night).tell();
    assertThat(queued()).isZero();
    Instant morning = Instant.parse("2026-11-25T06:00:00Z");
    desk(morning).tell();
    assertThat(queued()).isEqualTo(2);
  }

  @Test
  void whatHasEndedMeanwhileIsNotTold() {
    save("aaaaaaaaaaaa", Rhythm.DAILY);
    publish(NOW.plusSeconds(60), "new1");
    desk(NOW.plusSeconds(61)).match();
    new JdbiVacancyStore(database, clock(NOW.plusSeconds(70))).endAll("kunta");
    Instant morning = Instant.parse("2026-11-25T06:00:00Z");
    desk(morning).tell();
    assertThat(queued()).isZero();
  }

  @Test
  void everySearchHasAnEnd() {
    save("aaaaaaaaaaaa", Rhythm.DAILY);
    publish(NOW.plusSeconds(60), "new1");
    desk(NOW.plusSeconds(61)).match();
    desk(NOW.plus(Duration.ofDays(91))).clean();
    assertThat(count("select count(*) from job_alert")).isZero();
    assertThat(count("select count(*) from job_alert_hit")).isZero();
  }
}
