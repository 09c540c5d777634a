package fi.majakka.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.majakka.bot.KnowledgeForTests;
import fi.majakka.bot.config.Config;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.jobs.Employment;
import fi.majakka.bot.jobs.LanguageNeed;
import fi.majakka.bot.jobs.Occupations;
import fi.majakka.bot.jobs.VacancyIndex;
import fi.majakka.bot.jobs.held.HeldFeed;
import fi.majakka.bot.jobs.held.HeldNews;
import fi.majakka.bot.jobs.held.HeldVacancy;
import fi.majakka.bot.jobs.held.HeldVacancy.State;
import fi.majakka.bot.jobs.held.Offer;
import fi.majakka.bot.mail.Mail;
import fi.majakka.bot.mail.MailQueue;
import fi.majakka.bot.privacy.MasterKey;
import fi.majakka.bot.privacy.SignedIds;
import fi.majakka.bot.privacy.Signer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every database must keep to with vacancies that employers leave. */
abstract class HeldVacanciesContract {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final LocalDate UNTIL = LocalDate.of(2026, 12, 24);
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final String id = UUID.randomUUID().toString();
  @TempDir Path folder;
  private Database database;
  private JdbiHeldVacancies held;
  private JdbiVacancyStore store;
  private HeldFeed feed;
  private JdbiMailQueue mails;
  private boolean mailOn = true;

  abstract Config.Database config();

  @BeforeEach
  void open() {
    database = Database.open(config(), folder.resolve("data"));
    MasterKey master = MasterKey.open(folder.resolve("key/k.json"), folder.resolve("data"));
    AuditTrail audit = new AuditTrail(database, new byte[32], clock);
    SignedIds ids = new SignedIds(new Signer(new byte[32]), "vacancy");
    held =
        new JdbiHeldVacancies(
            database,
            master,
            audit,
            new HeldNews(
                KnowledgeForTests::knowledge, ids, () -> "https://majakka.example", () -> mailOn),
            clock);
    mails = new JdbiMailQueue(database, master, clock);
    store = new JdbiVacancyStore(database, clock);
    feed =
        new HeldFeed(
            held,
            store,
            new Occupations(KnowledgeForTests::knowledge),
            () -> "https://majakka.example",
            clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Offer offer(String title, String apply) {
    return new Offer(
        title,
        "Pieni Paja",
        "226",
        Set.of(Employment.PERMANENT),
        LanguageNeed.SOME_FINNISH,
        true,
        2,
        UNTIL,
        apply,
        "Hitsaat teräsrakenteita.",
        "omistaja@example.fi",
        true);
  }

  private long count(String query) {
    return database.jdbi().withHandle(handle -> handle.createQuery(query).mapTo(Long.class).one());
  }

  private HeldVacancy left() {
    assertThat(held.leave(id, Language.FI, offer("Hitsaaja", "https://example.fi/hae")).join())
        .isTrue();
    return held.find(id).orElseThrow();
  }

  /** Titles that are searched; what other tests left does not count. */
  private Optional<String> shown() {
    feed.publish();
    VacancyIndex index = new VacancyIndex(store);
    index.refresh();
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select id from vacancy where feed = 'form' and external_id = :id and"
                            + " status = 'open'")
                    .bind("id", id)
                    .mapTo(String.class)
                    .findOne())
        .flatMap(index::vacancy)
        .map(vacancy -> vacancy.title().in(Language.FI));
  }

  @Test
  void aVacancyIsShownOnlyOnceItIsAccepted() {
    HeldVacancy vacancy = left();
    assertThat(vacancy.state()).isEqualTo(State.WAITING);
    assertThat(vacancy.offer()).isEqualTo(offer("Hitsaaja", "https://example.fi/hae"));
    assertThat(shown()).isEmpty();
    assertThat(held.accept(id, vacancy.version(), "aino").join()).isTrue();
    assertThat(shown()).contains("Hitsaaja");
    assertThat(held.find(id).orElseThrow().decidedBy()).contains("aino");
    assertThat(
            count(
                "select count(*) from audit where action = 'vacancy.accepted' and subject ="
                    + " '"
                    + id
                    + "'"))
        .isEqualTo(1);
  }

  @Test
  void theSameVacancySentTwiceIsOne() {
    left();
    assertThat(held.leave(id, Language.FI, offer("Toinen", "soita")).join()).isFalse();
    assertThat(held.find(id).orElseThrow().offer().title()).isEqualTo("Hitsaaja");
  }

  @Test
  void aChangeTakesItOutUntilItIsAcceptedAgain() {
    held.accept(id, left().version(), "aino").join();
    int version = held.find(id).orElseThrow().version();
    assertThat(held.change(id, version, offer("Hitsaaja, ilta", "soita numeroon")).join()).isTrue();
    assertThat(held.change(id, version, offer("Vanha", "soita")).join()).isFalse();
    assertThat(shown()).isEmpty();
    held.accept(id, version + 1, "aino").join();
    assertThat(shown()).contains("Hitsaaja, ilta");
  }

  @Test
  void onlyWhatWasReadCanBeDecided() {
    HeldVacancy vacancy = left();
    held.change(id, vacancy.version(), offer("Hitsaaja 2", "soita numeroon")).join();
    assertThat(held.accept(id, vacancy.version(), "aino").join()).isFalse();
    assertThat(shown()).isEmpty();
    assertThat(held.refuse(id, vacancy.version() + 1, "aino", "Palkka puuttuu").join()).isTrue();
    assertThat(held.accept(id, vacancy.version() + 2, "aino").join()).isFalse();
    assertThat(held.find(id).orElseThrow().reason()).contains("Palkka puuttuu");
    assertThat(shown()).isEmpty();
  }

  @Test
  void whatIsWithdrawnIsGoneAndLeavesTheSearch() {
    held.accept(id, left().version(), "aino").join();
    assertThat(shown()).isPresent();
    assertThat(held.withdraw(id).join()).isTrue();
    assertThat(held.find(id)).isEmpty();
    assertThat(held.all()).extracting(HeldVacancy::id).doesNotContain(id);
    assertThat(shown()).isEmpty();
    assertThat(held.withdraw(id).join()).isFalse();
    assertThat(held.leave(id, Language.FI, offer("Uusi", "soita numeroon")).join()).isFalse();
    assertThat(count("select count(*) from held_vacancy where id = '" + id + "' and words is null"))
        .isEqualTo(1);
  }

  /** Mails of this vacancy; those of other tests do not count. */
  private List<Mail> mailed() {
    return mails.claim(id, NOW, Duration.ofMinutes(1), 1_000).stream()
        .map(MailQueue.Queued::mail)
        .filter(mail -> mail.id().startsWith("vacancy-" + id))
        .toList();
  }

  @Test
  void theEmployerIsWrittenWhatWasDecidedAndWhy() {
    HeldVacancy vacancy = left();
    assertThat(held.refuse(id, vacancy.version(), "aino", "Palkka puuttuu").join()).isTrue();
    assertThat(held.refuse(id, vacancy.version(), "aino", "Toinen syy").join()).isFalse();
    List<Mail> mailed = mailed();
    assertThat(mailed).hasSize(1);
    assertThat(mailed.get(0).to()).isEqualTo("omistaja@example.fi");
    assertThat(mailed.get(0).subject()).contains("ei julkaistu: Hitsaaja");
    assertThat(mailed.get(0).text())
        .contains("Palkka puuttuu")
        .contains("https://majakka.example/jobs/mine/" + id + ".");
  }

  @Test
  void withoutAMailServerNothingIsQueuedThatWouldWaitForEver() {
    mailOn = false;
    held.accept(id, left().version(), "aino").join();
    assertThat(mailed()).isEmpty();
  }

  @Test
  void publishingAgainChangesNothing() {
    held.accept(id, left().version(), "aino").join();
    shown();
    long revision = count("select latest from vacancy_revision");
    feed.publish();
    assertThat(count("select latest from vacancy_revision")).isEqualTo(revision);
  }

  @Test
  void itIsForgottenAfterItsLastDay() {
    left();
    held.forget(UNTIL).join();
    assertThat(held.find(id)).isPresent();
    held.forget(UNTIL.plusDays(1)).join();
    assertThat(held.find(id)).isEmpty();
  }

  @Test
  void theTextsAreNotReadableInTheDatabase() {
    left();
    byte[] stored =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("select words from held_vacancy where id = :id")
                        .bind("id", id)
                        .mapTo(byte[].class)
                        .one());
    assertThat(new String(stored, StandardCharsets.ISO_8859_1))
        .doesNotContain("omistaja")
        .doesNotContain("Paja");
  }

  @Test
  void anErasedConversationTakesItsVacancyAlong() {
    ConversationId conversation = new ConversationId("employer-" + id);
    database
        .writes()
        .run(
            handle ->
                handle.execute(
                    "insert into held_vacancy (id, conversation_id, state, version, language,"
                        + " last_day, left_at, changed_at) values (?, ?, 'withdrawn', 1, 'fi',"
                        + " current_date, current_timestamp, current_timestamp)",
                    id + "-gone",
                    conversation.value()))
        .join();
    left();
    database
        .writes()
        .run(
            handle ->
                handle.execute(
                    "update held_vacancy set conversation_id = ? where id = ?",
                    conversation.value(),
                    id))
        .join();
    ObjectNode export = JsonNodeFactory.instance.objectNode();
    database.jdbi().useHandle(handle -> held.export(handle, conversation, export));
    assertThat(export.toString()).contains("Hitsaaja").contains("omistaja@example.fi");
    database.writes().run(handle -> held.erase(handle, conversation)).join();
    assertThat(held.find(id)).isEmpty();
  }
}
