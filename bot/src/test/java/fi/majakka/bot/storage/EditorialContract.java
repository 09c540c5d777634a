package fi.majakka.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import fi.majakka.bot.MovableClock;
import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.accounts.AuditLog;
import fi.majakka.bot.config.Config;
import fi.majakka.bot.editorial.AnswerArchive;
import fi.majakka.bot.editorial.AnswerHistory;
import fi.majakka.bot.editorial.Combination;
import fi.majakka.bot.editorial.Desk;
import fi.majakka.bot.editorial.Draft;
import fi.majakka.bot.editorial.Editing.Loaded;
import fi.majakka.bot.editorial.Editing.Saved;
import fi.majakka.bot.editorial.EditorialException;
import fi.majakka.bot.editorial.Release;
import fi.majakka.bot.fetch.Fetcher;
import fi.majakka.bot.links.LinkState;
import fi.majakka.bot.ptv.PtvBook;
import fi.majakka.bot.ptv.PtvEntry;
import fi.majakka.bot.ptv.PtvLink;
import fi.majakka.bot.ptv.PtvRead;
import fi.majakka.bot.ptv.SpecialDays;
import fi.majakka.bot.ptv.feed.PtvImporter;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.KnowledgeTree;
import fi.majakka.kb.Language;
import fi.majakka.kb.Topic;
import fi.majakka.kb.edit.ArticleSource;
import fi.majakka.kb.edit.ArticleSource.NextSource;
import fi.majakka.kb.edit.BlockSource;
import fi.majakka.kb.edit.FactSource;
import fi.majakka.kb.edit.NoticeSource;
import fi.majakka.kb.edit.TopicRemoval;
import fi.majakka.kb.edit.Words;
import fi.majakka.kb.yaml.Merge;
import fi.majakka.kb.yaml.Value;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The road of an edit on every database: draft, check, review, release, roll-back. */
abstract class EditorialContract {
  private static final String TAX = Desk.TAX;
  @TempDir Path folder;
  private Database database;
  private Desk desk;

  abstract Config.Database config();

  @BeforeEach
  void open() {
    database = Database.open(config(), folder.resolve("data"));
    database
        .writes()
        .submit(
            handle -> {
              for (String table :
                  List.of(
                      "ptv_link",
                      "ptv_entry",
                      "ptv_read",
                      "link_check",
                      "kb_draft_file",
                      "kb_draft_editor",
                      "kb_draft",
                      "kb_answer",
                      "kb_release",
                      "kb_file",
                      "kb_blob")) {
                handle.execute("delete from " + table);
              }
              return handle.execute(
                  "update kb_head set release_number = 0, shipped = null, offered = null");
            })
        .join();
    desk = desk();
    desk.intake().shipped(Desk.shipped(), "(majakka)");
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** An instance of the program over the same database. */
  private Desk desk() {
    return new Desk(
        new JdbiReleaseStore(database, audit(), Desk.clock()),
        new JdbiDraftStore(database, audit(), Desk.clock()));
  }

  private AuditTrail audit() {
    return new AuditTrail(database, new byte[32], Desk.clock());
  }

  private static String lead(KnowledgeBase knowledge, Language language) {
    return knowledge.article("settle.tax").orElseThrow().lead().text().in(language);
  }

  private Saved saveLead(Draft draft, String who, String fi, String en, String token) {
    ArticleSource article = desk.editing().article(draft, "finland", "settle.tax").value();
    return desk.editing()
        .saveArticle(draft.id(), who, "finland", Desk.withLead(article, fi, en), token, false);
  }

  private String token(Draft draft) {
    return desk.editing().token(draft, TAX);
  }

  private Release published(Draft draft) {
    desk.publishing().submit(draft.id(), "anna");
    desk.publishing().approve(draft.id(), "reviewer", Optional.empty());
    return desk.publishing().publish(draft.id(), "reviewer");
  }

  @Test
  void whatPtvSaidIsKeptWithWhatWasDecidedAndWhatItNoLongerHasIsGone() {
    JdbiPtvBook book = new JdbiPtvBook(database, audit(), Desk.clock());
    PtvEntry office = entry("aaaaaaaa-1", "Toimisto", "014 555 0101");
    book.take("a.json", List.of(office, entry("aaaaaaaa-2", "Toinen", "014 555 0102"))).join();
    assertThat(book.all())
        .extracting(held -> held.entry().title())
        .containsExactly("Toimisto", "Toinen");
    PtvLink.Kept kept = new PtvLink.Kept("x", LocalDate.of(2026, 12, 31), "soitettu", "anna");
    PtvLink link =
        new PtvLink(
            "tax.without",
            "aaaaaaaa-1",
            "anna",
            Desk.clock().instant(),
            "seen",
            Optional.of(kept),
            Optional.of("draft"));
    book.link(link, AuditEntry.of("anna", "ptv.linked", "tax.without")).join();
    book.setAside("aaaaaaaa-2", true, AuditEntry.of("anna", "ptv.set_aside", "aaaaaaaa-2")).join();
    book.take("a.json", List.of(entry("aaaaaaaa-2", "Toinen", "014 555 0103"))).join();
    book.failed("a.json", "ptv.not_json", Duration.ofHours(24)).join();
    assertThat(book.bound()).extracting(PtvBook.Bound::link).containsExactly(link);
    assertThat(book.bound().get(0).held().entry()).isEqualTo(office);
    assertThat(book.bound().get(0).held().gone()).isTrue();
    assertThat(book.find("aaaaaaaa-2").orElseThrow())
        .matches(held -> held.aside() && !held.gone())
        .extracting(held -> held.entry().phones().get(0).fi())
        .isEqualTo("014 555 0103");
    assertThat(book.reads())
        .containsExactly(
            new PtvRead(
                "a.json", Optional.of(Desk.clock().instant()), 1, Optional.of("ptv.not_json")));
    assertThat(book.claim("https://example.com/", Duration.ofHours(1))).isTrue();
    assertThat(book.claim("https://example.com/", Duration.ofHours(1))).isFalse();
    book.unlink("tax.without", AuditEntry.of("anna", "ptv.unlinked", "tax.without")).join();
    assertThat(book.bound()).isEmpty();
  }

  @Test
  void anAddressIsReadWhenSomebodyAsksAndTellsWhyItCouldNotBe() throws IOException {
    AtomicInteger status = new AtomicInteger(200);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] service =
        ("{\"id\":\"aaaaaaaa-0000-4000-8000-000000000009\",\"serviceNames\":[{\"language\":\"fi\","
                + "\"value\":\"Neuvonta\",\"type\":\"Name\"}]}")
            .getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status.get(), service.length);
          exchange.getResponseBody().write(service);
          exchange.close();
        });
    server.start();
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api");
    JdbiPtvBook book = new JdbiPtvBook(database, audit(), Desk.clock());
    Config.Fetch allowed =
        new Config.Fetch(List.of(), List.of("127.0.0.1"), Duration.ofSeconds(20), 100_000);
    try (Fetcher fetcher = new Fetcher(allowed, List.of("127.0.0.1"))) {
      PtvImporter importer =
          new PtvImporter(book, fetcher, List.of(address), Duration.ofHours(24), Desk.clock());
      importer.begin(URI.create("http://127.0.0.1:1/elsewhere"));
      importer.begin(address);
      await().atMost(Duration.ofSeconds(30)).until(() -> !importer.reading(address));
      assertThat(book.all()).extracting(held -> held.entry().title()).containsExactly("Neuvonta");
      status.set(503);
      importer.begin(address);
      await().atMost(Duration.ofSeconds(30)).until(() -> !importer.reading(address));
      assertThat(book.reads())
          .containsExactly(
              new PtvRead(
                  address.toString(),
                  Optional.of(Desk.clock().instant()),
                  1,
                  Optional.of("fetch.refused")));
      assertThat(book.all()).as("what it said before stays").hasSize(1);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void whatCouldNotBeReadIsTriedAgainWithinTheHourAndLessAndLessOften() {
    MovableClock clock = new MovableClock(Desk.clock().instant());
    JdbiPtvBook book = new JdbiPtvBook(database, audit(), clock);
    Duration day = Duration.ofHours(24);
    String source = "https://example.com/";
    assertThat(book.claim(source, day)).isTrue();
    for (int minutes : List.of(5, 10, 20, 40, 60, 60)) {
      book.failed(source, "fetch.late", day).join();
      clock.pass(Duration.ofMinutes(minutes).minusSeconds(1));
      assertThat(book.claim(source, day)).as("before %d minutes", minutes).isFalse();
      clock.pass(Duration.ofSeconds(1));
      assertThat(book.claim(source, day)).as("after %d minutes", minutes).isTrue();
    }
    book.take(source, List.of()).join();
    clock.pass(Duration.ofHours(23));
    assertThat(book.claim(source, day)).as("all is well again").isFalse();
    assertThat(book.reads().get(0).failed()).isEmpty();
    book.failed(source, "fetch.late", day).join();
    clock.pass(Duration.ofMinutes(5));
    assertThat(book.claim(source, day)).as("it begins anew").isTrue();
  }

  private static PtvEntry entry(String id, String name, String phone) {
    return new PtvEntry(
        id,
        PtvEntry.Kind.CHANNEL,
        new Words(name, ""),
        Words.NONE,
        List.of(new Words(phone, phone)),
        List.of(),
        List.of(
            new SpecialDays(
                LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 26), Words.NONE, Words.NONE)),
        List.of(),
        List.of(),
        List.of("Karstula"),
        "2026-11-20");
  }

  @Test
  void howAnAddressWasFoundIsKeptAndOneInstanceLooksAtATime() {
    JdbiLinkBook book = new JdbiLinkBook(database, Desk.clock());
    Instant now = Desk.clock().instant();
    assertThat(book.claim("https://www.vero.fi/", now.plusSeconds(60))).isTrue();
    assertThat(book.claim("https://www.vero.fi/", now.plusSeconds(60))).isFalse();
    assertThat(book.states()).isEmpty();
    LinkState failing =
        new LinkState(
            "https://www.vero.fi/",
            now,
            2,
            Optional.of(LocalDate.of(2026, 11, 23)),
            Optional.of(LocalDate.of(2026, 11, 24)),
            "404",
            Optional.of("https://example.com/"));
    book.note(failing).join();
    assertThat(book.states()).containsExactly(Map.entry("https://www.vero.fi/", failing));
    assertThat(book.claim("https://www.vero.fi/", now.plusSeconds(60))).isTrue();
  }

  @Test
  void theFirstReleaseIsTheShippedKnowledgeBase() {
    Release first = desk.current().release();
    assertThat(first.number()).isEqualTo(1);
    assertThat(first.kind()).isEqualTo(Release.Kind.SHIPPED);
    assertThat(desk.current().tree()).isEqualTo(Desk.shipped());
    assertThat(desk.inForce().releaseId()).isEqualTo(first.id()).startsWith("1-");
  }

  @Test
  void anEditIsReviewedBySomebodyElseAndThenSaidByEveryInstance() {
    Draft draft = desk.editing().begin("anna", "Verokortti");
    saveLead(draft, "anna", "Uusi teksti.", "A new text.", token(draft));
    desk.publishing().submit(draft.id(), "anna");
    assertThatThrownBy(() -> desk.publishing().approve(draft.id(), "anna", Optional.empty()))
        .isInstanceOf(EditorialException.class)
        .hasMessageContaining("nobody reviews");
    assertThat(lead(desk.inForce(), Language.FI)).isEqualTo("Verokortti on maksuton.");
    desk.publishing().approve(draft.id(), "reviewer", Optional.empty());
    Release release = desk.publishing().publish(draft.id(), "reviewer");
    assertThat(release.number()).isEqualTo(2);
    assertThat(release.author()).isEqualTo("anna");
    assertThat(release.reviewer()).contains("reviewer");
    assertThat(
            audit().rows(AuditLog.Filter.all(), Optional.empty(), 5).stream()
                .map(row -> row.who() + " " + row.action()))
        .containsExactly(
            "reviewer release.published",
            "reviewer draft.approved",
            "anna draft.submitted",
            "anna draft.saved",
            "anna draft.begun");
    assertThat(lead(desk.inForce(), Language.FI)).isEqualTo("Uusi teksti.");
    assertThat(lead(desk.inForce(), Language.EN)).isEqualTo("A new text.");
    Desk other = desk();
    other.releases().refresh();
    assertThat(lead(other.inForce(), Language.FI)).isEqualTo("Uusi teksti.");
    assertThat(other.inForce().releaseId()).isEqualTo(desk.inForce().releaseId());
  }

  /** A draft with a topic of the region's own and its answer. */
  private Draft withSauna() {
    Draft draft = desk.editing().begin("anna", "Sauna");
    Topic sauna = new Topic("settle.sauna", "all", "answer", "sauna");
    ArticleSource bank = desk.editing().article(draft, "finland", "settle.bank").value();
    ArticleSource article = ArticleSource.empty("settle.sauna");
    desk.editing().saveTopic(draft.id(), "anna", sauna);
    desk.editing()
        .saveArticle(
            draft.id(),
            "anna",
            "area",
            new ArticleSource(
                article.topic(),
                new Words("Sauna", "Sauna"),
                bank.questionsFi(),
                bank.questionsEn(),
                new BlockSource(new Words("Sauna on kuuma.", "A sauna is hot."), List.of()),
                List.of(),
                bank.responsible(),
                article.unknown(),
                List.of(),
                List.of(),
                bank.next(),
                false,
                Map.of()),
            "",
            true);
    return draft;
  }

  private Saved leadingToSauna(Draft draft) {
    ArticleSource bank = desk.editing().article(draft, "finland", "settle.bank").value();
    return desk.editing()
        .saveArticle(
            draft.id(),
            "anna",
            "finland",
            bank.leading(
                Stream.concat(
                        bank.next().stream(),
                        Stream.of(new NextSource("settle.sauna", new Words("Sauna?", "Sauna?"))))
                    .toList()),
            desk.editing().token(draft, Desk.BANK),
            true);
  }

  @Test
  void aTopicOfTheRegionIsWithdrawnByTheRoadOfEveryEditAndStaysInTheArchive() {
    published(withSauna());
    assertThat(desk.releases().ofOwn("settle.sauna")).isTrue();
    assertThat(desk.releases().ofOwn("settle.tax")).isFalse();
    Draft other = desk.editing().begin("anna", "Pankki");
    TopicRemoval removal = new TopicRemoval("settle.sauna", Optional.empty());
    Draft draft = desk.editing().begin("anna", "Sauna pois");
    assertThatThrownBy(
            () ->
                desk.editing()
                    .withdraw(draft.id(), "anna", new TopicRemoval("settle.tax", Optional.empty())))
        .isInstanceOf(EditorialException.class);
    desk.editing().withdraw(draft.id(), "anna", removal);
    assertThat(desk.editing().withdrawing("settle.sauna"))
        .extracting(Draft::id)
        .containsExactly(draft.id());
    assertThatThrownBy(() -> desk.editing().withdraw(draft.id(), "anna", removal))
        .as("it is gone there already")
        .isInstanceOf(EditorialException.class);
    leadingToSauna(other);
    published(other);
    assertThatThrownBy(() -> desk.publishing().submit(draft.id(), "anna"))
        .as("an answer that was published meanwhile leads to the topic")
        .isInstanceOf(EditorialException.class)
        .hasMessageContaining("settle.sauna");
    desk.editing().discard(draft.id(), "anna");
    Draft again = desk.editing().begin("anna", "Sauna pois");
    desk.editing().withdraw(again.id(), "anna", removal);
    Release gone = published(again);
    assertThat(desk.inForce().article("settle.sauna")).isEmpty();
    assertThat(desk.releases().ofOwn("settle.sauna")).isFalse();
    assertThat(desk.inForce().article("settle.bank").orElseThrow().next()).hasSize(2);
    assertThat(
            new AnswerArchive(desk.releases(), Desk.clock())
                .saying("settle.sauna", 1, Optional.empty()))
        .as("what was said can be shown again")
        .hasValueSatisfying(
            said -> assertThat(said.knowledge().article("settle.sauna")).isPresent());
    assertThat(audit().rows(AuditLog.Filter.all(), Optional.empty(), 20))
        .anyMatch(row -> row.action().equals("draft.topic_withdrawn"));
    desk.publishing().rollBack(gone.number() - 1, "reviewer", "takaisin");
    assertThat(desk.version("settle.sauna")).as("it says what it said").isEqualTo(1);
  }

  @Test
  void anEditAfterTheReviewMustBeReviewedAgain() {
    Draft draft = desk.editing().begin("anna", "Verokortti");
    Saved first = saveLead(draft, "anna", "Uusi.", "New.", token(draft));
    desk.publishing().submit(draft.id(), "anna");
    desk.publishing().approve(draft.id(), "reviewer", Optional.empty());
    Saved second = saveLead(draft, "reviewer", "Uudempi.", "Newer.", first.token());
    assertThat(second.draft().state()).isEqualTo(Draft.State.OPEN);
    assertThatThrownBy(() -> desk.publishing().publish(draft.id(), "reviewer"))
        .isInstanceOf(EditorialException.class);
    desk.publishing().submit(draft.id(), "anna");
    assertThatThrownBy(() -> desk.publishing().approve(draft.id(), "reviewer", Optional.empty()))
        .hasMessageContaining("nobody reviews");
  }

  @Test
  void aDraftWithProblemsIsRefusedAndNothingChanges() {
    Draft draft = desk.editing().begin("anna", "Verokortti");
    saveLead(draft, "anna", "Teksti {tax.missing}.", "", token(draft));
    assertThat(desk.publishing().check(draft.id()).problems())
        .anyMatch(problem -> problem.message().contains("missing language en"));
    assertThatThrownBy(() -> desk.publishing().submit(draft.id(), "anna"))
        .isInstanceOfSatisfying(
            EditorialException.class,
            e -> assertThat(e.why()).isEqualTo(EditorialException.Why.PROBLEMS));
    assertThat(desk.current().release().number()).isEqualTo(1);
  }

  @Test
  void anAnswersVersionGrowsWithItsTextAndWithItsFacts() {
    assertThat(desk.version("settle.tax")).isEqualTo(1);
    Draft draft = desk.editing().begin("anna", "Prosentti");
    String path = desk.editing().factPath(draft, "tax.without").orElseThrow();
    Loaded<FactSource> fact = desk.editing().fact(draft, path, "tax.without");
    desk.editing()
        .saveFact(draft.id(), "anna", path, Desk.withValue(fact.value(), "61"), fact.token());
    published(draft);
    assertThat(desk.version("settle.tax")).isEqualTo(2);
    assertThat(desk.version("settle.bank")).isEqualTo(2);
    Draft second = desk.editing().begin("anna", "Verokortti");
    saveLead(second, "anna", "Uusi.", "New.", token(second));
    published(second);
    assertThat(desk.version("settle.tax")).isEqualTo(3);
    assertThat(desk.version("settle.bank")).isEqualTo(2);
  }

  @Test
  void rollingBackPublishesTheEarlierReleaseAgainUnderANewNumber() {
    Draft draft = desk.editing().begin("anna", "Verokortti");
    saveLead(draft, "anna", "Uusi.", "New.", token(draft));
    published(draft);
    Release back = desk.publishing().rollBack(1, "reviewer", "Virhe");
    assertThat(back.number()).isEqualTo(3);
    assertThat(back.rolledBackTo()).contains(1);
    assertThat(desk.current().tree()).isEqualTo(Desk.shipped());
    assertThat(desk.version("settle.tax")).isEqualTo(3);
    assertThatThrownBy(() -> desk.publishing().rollBack(1, "reviewer", "Taas"))
        .hasMessageContaining("says the same");
  }

  @Test
  void theHistoryOfAnAnswerTellsWhichReleasesChangedItAndWhat() {
    Draft draft = desk.editing().begin("anna", "Verokortti");
    saveLead(draft, "anna", "Verokortti ei maksa mitään.", "It is free.", token(draft));
    Release release = published(draft);
    AnswerHistory history =
        new AnswerHistory(new JdbiReleaseStore(database, audit(), Desk.clock()));
    List<AnswerHistory.Step> steps = history.of("settle.tax", 10);
    assertThat(steps).extracting(step -> step.release().number()).containsExactly(2, 1);
    assertThat(steps.get(0).release()).isEqualTo(release);
    assertThat(steps.get(0).version()).isEqualTo(2);
    assertThat(steps.get(0).changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.id()).isEqualTo("settle.tax");
              assertThat(change.fields())
                  .anyMatch(
                      field -> field.after().equals(Optional.of("Verokortti ei maksa mitään.")));
            });
    assertThat(steps.get(1).first()).isTrue();
    assertThat(history.of("settle.bank", 10)).hasSize(1);
  }

  @Test
  void everyAnswerCanBeShownAgainAsItWasSaid() {
    Draft draft = desk.editing().begin("anna", "Verokortti");
    saveLead(draft, "anna", "Uusi.", "New.", token(draft));
    published(draft);
    desk.publishing().rollBack(1, "reviewer", "Virhe");
    AnswerArchive archive = new AnswerArchive(desk().releases(), Desk.clock());
    assertThat(
            IntStream.rangeClosed(1, 4)
                .mapToObj(version -> archive.saying("settle.tax", version, Optional.empty()))
                .map(said -> said.map(then -> lead(then.knowledge(), Language.EN)).orElse("never")))
        .containsExactly("It is free.", "New.", "It is free.", "never");
  }

  @Test
  void twoEditorsOfDifferentFieldsBothKeepTheirWork() {
    Draft draft = desk.editing().begin("anna", "Verokortti");
    String loaded = token(draft);
    saveLead(draft, "anna", "Annan teksti.", "It is free.", loaded);
    Saved ben =
        desk.editing()
            .saveArticle(
                draft.id(),
                "ben",
                "finland",
                Desk.withLead(
                    desk.editing().article(draft, "finland", "settle.bank").value(), "x", "y"),
                desk.editing().token(draft, Desk.BANK),
                false);
    assertThat(ben.clashes()).isEmpty();
    ArticleSource asBenSawIt =
        ArticleSource.of(
            fi.majakka.kb.yaml.YamlText.parse(Desk.shipped().text(TAX).orElseThrow()).value());
    Saved english =
        desk.editing()
            .saveArticle(
                draft.id(),
                "ben",
                "finland",
                Desk.withLead(asBenSawIt, "Verokortti on maksuton.", "Ben's text."),
                loaded,
                false);
    assertThat(english.clashes()).isEmpty();
    Draft now = desk.editing().draft(draft.id());
    assertThat(desk.editing().article(now, "finland", "settle.tax").value().lead().words())
        .isEqualTo(new Words("Annan teksti.", "Ben's text."));
    assertThat(now.editors()).isEqualTo(Set.of("anna", "ben"));
  }

  @Test
  void twoEditorsOfTheSameFieldSeeBothTextsAndNothingIsLost() {
    Draft draft = desk.editing().begin("anna", "Verokortti");
    String loaded = token(draft);
    saveLead(draft, "anna", "Annan teksti.", "Anna's.", loaded);
    ArticleSource asBenSawIt =
        ArticleSource.of(
            fi.majakka.kb.yaml.YamlText.parse(Desk.shipped().text(TAX).orElseThrow()).value());
    Saved ben =
        desk.editing()
            .saveArticle(
                draft.id(),
                "ben",
                "finland",
                Desk.withLead(asBenSawIt, "Benin teksti.", "It is free."),
                loaded,
                false);
    assertThat(ben.clashes())
        .singleElement()
        .satisfies(
            clash -> {
              assertThat(clash.conflict().mine().map(Value::text)).contains("Benin teksti.");
              assertThat(clash.conflict().theirs().map(Value::text)).contains("Annan teksti.");
            });
    assertThat(
            desk.editing()
                .article(desk.editing().draft(draft.id()), "finland", "settle.tax")
                .value()
                .lead()
                .words()
                .fi())
        .isEqualTo("Annan teksti.");
  }

  @Test
  void aDraftBegunEarlierIsPublishedOnTopOfWhatCameMeanwhile() {
    Draft slow = desk.editing().begin("anna", "Englanti");
    saveLead(slow, "anna", "Verokortti on maksuton.", "Anna's text.", token(slow));
    Draft quick = desk.editing().begin("ben", "Suomi");
    saveLead(quick, "ben", "Benin teksti.", "It is free.", token(quick));
    published(quick);
    published(slow);
    assertThat(lead(desk.inForce(), Language.FI)).isEqualTo("Benin teksti.");
    assertThat(lead(desk.inForce(), Language.EN)).isEqualTo("Anna's text.");
    assertThat(desk.inForce().article("settle.tax").orElseThrow().stale()).isEmpty();
  }

  @Test
  void aClashWithWhatCameMeanwhileIsShownAndDecided() {
    Draft slow = desk.editing().begin("anna", "Hidas");
    saveLead(slow, "anna", "Annan teksti.", "Anna's text.", token(slow));
    Draft quick = desk.editing().begin("ben", "Nopea");
    saveLead(quick, "ben", "Benin teksti.", "Ben's text.", token(quick));
    published(quick);
    assertThatThrownBy(() -> desk.publishing().submit(slow.id(), "anna"))
        .isInstanceOfSatisfying(
            EditorialException.class,
            e -> assertThat(e.why()).isEqualTo(EditorialException.Why.CONFLICTS));
    List<Combination.Clash> open = desk.editing().bringUpToDate(slow.id(), "anna", List.of());
    assertThat(open)
        .extracting(clash -> clash.conflict().field().toString())
        .containsExactly("lead › fi", "lead › en");
    List<Combination.Decision> decisions =
        open.stream()
            .map(
                clash ->
                    new Combination.Decision(
                        clash.path(),
                        clash.conflict().field(),
                        new Merge.Decided(
                            clash.conflict().field().last().equals("fi")
                                ? clash.conflict().mine()
                                : Optional.of(Value.of("Both texts.")))))
            .toList();
    assertThat(desk.editing().bringUpToDate(slow.id(), "anna", decisions)).isEmpty();
    published(desk.editing().draft(slow.id()));
    assertThat(lead(desk.inForce(), Language.FI)).isEqualTo("Annan teksti.");
    assertThat(lead(desk.inForce(), Language.EN)).isEqualTo("Both texts.");
  }

  @Test
  void aFactInUseCannotBeTakenOut() {
    Draft draft = desk.editing().begin("anna", "Poisto");
    String path = desk.editing().factPath(draft, "tax.without").orElseThrow();
    String token = desk.editing().token(draft, path);
    assertThatThrownBy(
            () -> desk.editing().removeFact(draft.id(), "anna", path, "tax.without", token))
        .isInstanceOf(EditorialException.class)
        .hasMessageContaining("settle.tax")
        .hasMessageContaining("settle.bank");
    desk.editing().removeFact(draft.id(), "anna", path, "tax.source", token);
    published(desk.editing().draft(draft.id()));
    assertThat(desk.inForce().fact("tax.source")).isEmpty();
  }

  @Test
  void aDraftIsPublishedAtItsTime() {
    Draft draft = desk.editing().begin("anna", "Perjantai");
    NoticeSource notice =
        new NoticeSource(
            "friday",
            new Words("Suljettu perjantaina.", "Closed on Friday."),
            false,
            "",
            "2026-11-27",
            List.of(),
            List.of("Karstula"));
    desk.editing().saveNotice(draft.id(), "anna", "area", notice, "");
    desk.publishing().submit(draft.id(), "anna");
    desk.publishing()
        .approve(draft.id(), "reviewer", Optional.of(desk.now().plus(Duration.ofHours(2))));
    desk.publishing().publishDue();
    assertThat(desk.inForce().notices()).isEmpty();
    desk.later(Duration.ofHours(3));
    desk.publishing().publishDue();
    assertThat(desk.inForce().notices())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.holds(LocalDate.of(2026, 11, 27))).isTrue();
              assertThat(found.holds(LocalDate.of(2026, 11, 28))).isFalse();
            });
  }

  @Test
  void aDraftThatDoesNotPassAtItsTimeGoesBackWithTheReason() {
    Draft slow = desk.editing().begin("anna", "Hidas");
    saveLead(slow, "anna", "Annan teksti.", "Anna's text.", token(slow));
    desk.publishing().submit(slow.id(), "anna");
    desk.publishing()
        .approve(slow.id(), "reviewer", Optional.of(desk.now().plus(Duration.ofHours(2))));
    Draft quick = desk.editing().begin("ben", "Nopea");
    saveLead(quick, "ben", "Benin teksti.", "Ben's text.", token(quick));
    published(quick);
    desk.later(Duration.ofHours(3));
    desk.publishing().publishDue();
    Draft back = desk.editing().draft(slow.id());
    assertThat(back.state()).isEqualTo(Draft.State.OPEN);
    assertThat(back.remark().orElse("")).contains("same fields");
    assertThat(lead(desk.inForce(), Language.FI)).isEqualTo("Benin teksti.");
  }

  @Test
  void ofTwoWhoPublishAtOnceBothArePublishedOneAfterTheOther() {
    Draft one = desk.editing().begin("anna", "Yksi");
    saveLead(one, "anna", "Annan teksti.", "It is free.", token(one));
    Desk other = desk();
    other.releases().refresh();
    Draft two = other.editing().begin("ben", "Kaksi");
    other
        .editing()
        .saveArticle(
            two.id(),
            "ben",
            "finland",
            Desk.withLead(
                other.editing().article(two, "finland", "settle.bank").value(), "Pankki.", "Bank."),
            other.editing().token(two, Desk.BANK),
            false);
    for (Draft draft : List.of(one, two)) {
      desk.publishing().submit(draft.id(), "anna");
      desk.publishing().approve(draft.id(), "reviewer", Optional.empty());
    }
    CompletableFuture<Release> first =
        CompletableFuture.supplyAsync(() -> desk.publishing().publish(one.id(), "reviewer"));
    CompletableFuture<Release> second =
        CompletableFuture.supplyAsync(() -> other.publishing().publish(two.id(), "reviewer"));
    assertThat(Set.of(first.join().number(), second.join().number())).isEqualTo(Set.of(2, 3));
    desk.releases().refresh();
    assertThat(lead(desk.inForce(), Language.FI)).isEqualTo("Annan teksti.");
    assertThat(desk.inForce().article("settle.bank").orElseThrow().lead().text().fi())
        .isEqualTo("Pankki.");
  }

  @Test
  void importedFilesWaitForAReviewerWhereThereIsOne() {
    KnowledgeTree files =
        Desk.shipped()
            .with(TAX, Desk.shipped().text(TAX).orElseThrow().replace("It is free.", "Free."));
    desk.withReviewers(true);
    assertThat(desk.intake().importFiles(files, "(operator)", "Import").release()).isEmpty();
    assertThat(desk.current().release().number()).isEqualTo(1);
    desk.withReviewers(false);
    assertThat(desk.intake().importFiles(files, "(operator)", "Import").release()).isPresent();
    assertThat(desk.current().tree()).isEqualTo(files);
    assertThat(desk.version("settle.tax")).isEqualTo(2);
    assertThatThrownBy(() -> desk.intake().importFiles(files, "(operator)", "Again"))
        .hasMessageContaining("just what is published");
  }

  @Test
  void newerShippedFilesAreOfferedAndWhatWasChangedHereStays() {
    Draft draft = desk.editing().begin("anna", "Oma");
    saveLead(draft, "anna", "Oma teksti.", "Our text.", token(draft));
    published(draft);
    desk.withReviewers(true);
    KnowledgeTree newer =
        Desk.shipped()
            .with(
                TAX,
                Desk.shipped()
                    .text(TAX)
                    .orElseThrow()
                    .replace("Verokortti on maksuton.", "Toimitettu teksti.")
                    .replace("A second step.", "A shipped step."));
    desk.intake().shipped(newer, "(majakka)");
    desk.intake().shipped(newer, "(majakka)");
    Draft offered = desk.editing().alive().get(0);
    assertThat(desk.editing().alive()).hasSize(1);
    assertThat(offered.kind()).isEqualTo(Release.Kind.SHIPPED);
    desk.publishing().approve(offered.id(), "reviewer", Optional.empty());
    desk.publishing().publish(offered.id(), "reviewer");
    assertThat(lead(desk.inForce(), Language.FI)).isEqualTo("Oma teksti.");
    assertThat(desk.inForce().article("settle.tax").orElseThrow().steps().get(1).text().en())
        .isEqualTo("A shipped step.");
    desk.intake().shipped(newer, "(majakka)");
    assertThat(desk.editing().alive()).isEmpty();
  }

  @Test
  void anEditorSeesWhoElseHasTheFileOpen() {
    JdbiDraftStore presence = new JdbiDraftStore(database, audit(), Desk.clock());
    presence.seen(TAX, "anna", desk.now()).join();
    presence.seen(TAX, "anna", desk.now()).join();
    presence.seen(TAX, "ben", desk.now().minusSeconds(600)).join();
    assertThat(presence.others(TAX, "ben", desk.now().minusSeconds(60))).containsExactly("anna");
    assertThat(presence.others(TAX, "anna", desk.now().minusSeconds(60))).isEmpty();
  }

  @Test
  void aReleaseThatWasDamagedIsNotServed() {
    database
        .writes()
        .submit(
            handle ->
                handle
                    .createUpdate("update kb_blob set content = :content")
                    .bind("content", new byte[] {1})
                    .execute())
        .join();
    assertThatThrownBy(() -> desk().releases().refresh())
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("damaged");
  }
}
