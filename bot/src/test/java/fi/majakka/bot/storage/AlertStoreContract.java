package fi.majakka.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;

import fi.majakka.bot.config.Config;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.jobs.FeedLine;
import fi.majakka.bot.jobs.FeedSource;
import fi.majakka.bot.jobs.VacancyQuery;
import fi.majakka.bot.jobs.alerts.Alert;
import fi.majakka.bot.jobs.alerts.AlertDesk;
import fi.majakka.bot.jobs.alerts.AlertKeep;
import fi.majakka.bot.jobs.alerts.AlertRounds;
import fi.majakka.bot.jobs.alerts.Rhythm;
import fi.majakka.bot.privacy.MasterKey;
import fi.majakka.bot.privacy.Signer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

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

  private JdbiAlertRounds rounds(Instant at) {
    return new JdbiAlertRounds(database, master, clock(at));
  }

  void save(String id, Rhythm rhythm) {
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
              new JdbiAlertStore(database, master, signer, clock(NOW))
                  .save(handle, new AlertKeep.Save(alert));
              return true;
            })
        .join();
  }

  void publish(Instant at, String... ids) {
    List<FeedLine> lines = new ArrayList<>();
    for (String id : ids) {
      lines.add(
          new FeedLine.Found(VacancyStoreContract.posting(id, "Työ " + id, "x"), lines.size() + 1));
    }
    new JdbiVacancyStore(database, clock(at)).importFrom(FEED, lines.iterator(), false);
  }

  AlertDesk desk(Instant at) {
    return AlertHouse.desk(database, master, rounds(at), at);
  }

  private long queued() {
    return count("select count(*) from outbox where message_id like 'alert-%'");
  }

  /** How many vacancies are noted in all findings. */
  long noted(String which) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select f.vacancies from job_alert a join job_alert_finding f on f.alert_id"
                            + " = a.id "
                            + which)
                    .mapTo(String.class)
                    .list())
        .stream()
        .mapToLong(vacancies -> vacancies.split(" ", -1).length)
        .sum();
  }

  long count(String sql) {
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
    assertThat(noted("where f.number <= a.told")).isEqualTo(2);
    publish(later.plusSeconds(60), "new1", "new2", "new3");
    desk(later.plusSeconds(61)).match();
    desk(later.plusSeconds(61)).tell();
    assertThat(queued()).isEqualTo(2);
    assertThat(noted("")).isEqualTo(3);
  }

  @Test
  void aCrashBetweenFindingAndTellingLosesAndRepeatsNothing() {
    save("aaaaaaaaaaaa", Rhythm.AT_ONCE);
    Instant later = NOW.plusSeconds(60);
    publish(later, "new1");
    long from = rounds(later).beginMatching("lost", Duration.ofMinutes(10)).orElseThrow();
    desk(later).match();
    assertThat(queued()).isZero();
    Instant afterTheLease = later.plus(Duration.ofMinutes(11));
    JdbiAlertRounds next = rounds(afterTheLease);
    assertThat(next.beginMatching("next", Duration.ofMinutes(1))).contains(from);
    desk(afterTheLease.plus(Duration.ofMinutes(2))).match();
    desk(afterTheLease.plus(Duration.ofMinutes(2))).tell();
    assertThat(queued()).isEqualTo(1);
  }

  @Test
  void whoHasLostTheMatchingNotesNothingMore() {
    save("aaaaaaaaaaaa", Rhythm.AT_ONCE);
    JdbiAlertRounds slow = rounds(NOW);
    long from = slow.beginMatching("slow", Duration.ofMinutes(10)).orElseThrow();
    JdbiAlertRounds next = rounds(NOW.plus(Duration.ofMinutes(11)));
    assertThat(next.beginMatching("next", Duration.ofMinutes(10))).contains(from);
    List<Alert> alerts = new ArrayList<>();
    slow.each(alerts::add);
    List<AlertRounds.Match> matches =
        List.of(new AlertRounds.Match(alerts.get(0), Map.of(1L, "vacancy"), NOW));
    assertThat(slow.found("slow", Duration.ofMinutes(10), matches)).isFalse();
    slow.endMatching("slow", from + 1);
    assertThat(noted("")).isZero();
    assertThat(next.beginMatching("next", Duration.ofMinutes(10))).contains(from);
    assertThat(next.found("next", Duration.ofMinutes(10), matches)).isTrue();
    assertThat(next.found("next", Duration.ofMinutes(10), matches)).isTrue();
    assertThat(noted("")).isEqualTo(1);
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
    assertThat(noted("")).isZero();
  }
}
