package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.config.Config;
import fi.majakka.bot.config.ConfigReader;
import fi.majakka.bot.editorial.Draft;
import fi.majakka.bot.editorial.Editing.Loaded;
import fi.majakka.bot.operator.Order;
import fi.majakka.bot.operator.Outcome;
import fi.majakka.bot.storage.SharedPostgres;
import fi.majakka.bot.teaching.ModelBook;
import fi.majakka.bot.teaching.TeachingException;
import fi.majakka.bot.teaching.TrainingReport;
import fi.majakka.kb.edit.ArticleSource;
import fi.majakka.kb.edit.BlockSource;
import fi.majakka.kb.edit.NoticeSource;
import fi.majakka.kb.edit.Words;
import fi.majakka.nlu.training.Models;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From an edit to the answer in chat, in two instances on one PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EditorialIT {
  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init")
  private Assembly one;

  @SuppressWarnings("NullAway.Init")
  private Assembly two;

  @BeforeAll
  void start() {
    Trained.knowing();
    Config.Database postgres = SharedPostgres.database();
    Config config =
        new ConfigReader(
                Map.of(
                    "MAJAKKA_PRIVACY_KEYFILE",
                    folder.resolve("key/master.json").toString(),
                    "MAJAKKA_DATABASE_URL",
                    postgres.url().orElseThrow(),
                    "MAJAKKA_DATABASE_USER",
                    "postgres"))
            .read(Trained.HOME.settings())
            .onPort(0);
    one = new Assembly(config, Trained.HOME, folder.resolve("one"), Clock.systemUTC());
    two = new Assembly(config, Trained.HOME, folder.resolve("two"), Clock.systemUTC());
    one.start();
    two.start();
  }

  @AfterAll
  void stop() {
    one.close();
    two.close();
  }

  private JsonNode get(Assembly at, String path) {
    try {
      return json.readTree(
          client
              .send(
                  HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at.port() + path))
                      .build(),
                  HttpResponse.BodyHandlers.ofString())
              .body());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode post(Assembly at, String path, String token, String body) {
    try {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at.port() + path))
                  .header("Authorization", "Bearer " + token)
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).isBetween(200, 201);
      return json.readTree(response.body());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode ask(Assembly at, String words) {
    JsonNode begun = post(at, "/api/v1/conversations", "", "{\"language\":\"en\"}");
    return post(
        at,
        "/api/v1/conversations/" + begun.path("conversation").asText() + "/messages",
        begun.path("token").asText(),
        "{\"id\":\"a\",\"text\":\"" + words + "\"}");
  }

  private void publishLead(String fi, String en) {
    EditorialFeature editorial = one.editorial();
    Draft draft = editorial.editing().begin("anna", "Tax");
    Loaded<ArticleSource> page = editorial.editing().article(draft, "finland", "settle.tax");
    ArticleSource article = page.value();
    editorial
        .editing()
        .saveArticle(
            draft.id(),
            "anna",
            "finland",
            new ArticleSource(
                article.topic(),
                article.title(),
                article.questionsFi(),
                article.questionsEn(),
                new BlockSource(new Words(fi, en), article.lead().facts()),
                article.steps(),
                article.responsible(),
                article.unknown(),
                article.more(),
                article.links(),
                article.next(),
                article.byMunicipality(),
                article.local()),
            page.token(),
            false);
    review(draft);
  }

  private void review(Draft draft) {
    EditorialFeature editorial = one.editorial();
    editorial.publishing().submit(draft.id(), "anna");
    editorial.publishing().approve(draft.id(), "reviewer", Optional.empty());
    editorial.publishing().publish(draft.id(), "reviewer");
  }

  @Test
  void anEditIsSaidAtOnceHereAndWithinFiveSecondsElsewhereAndCanBeShownAgain() {
    JsonNode before = ask(one, "How do I get a tax card?");
    int version = before.path("answer").path("version").asInt();
    String said = before.path("messages").toString();
    publishLead("Verokortin saat vain lauantaina.", "You get a tax card on Saturdays only.");
    JsonNode after = ask(one, "How do I get a tax card?");
    assertThat(after.path("messages").toString()).contains("on Saturdays only");
    assertThat(after.path("answer").path("version").asInt()).isGreaterThan(version);
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () ->
                assertThat(ask(two, "How do I get a tax card?").path("messages").toString())
                    .contains("on Saturdays only"));
    JsonNode again = get(two, "/api/v1/articles/settle.tax?language=en&version=" + version);
    assertThat(again.path("version").asInt()).isEqualTo(version);
    String first = again.path("messages").get(0).path("text").asText();
    assertThat(said).contains(first.substring(0, 60));
    assertThat(get(two, "/api/v1/articles/settle.tax?version=99").path("type").asText())
        .endsWith("no-version");
    assertThat(get(two, "/api/v1/articles/settle.tax?version=x").path("status").asInt())
        .isEqualTo(400);
    one.editorial().publishing().rollBack(1, "reviewer", "The test is over");
    assertThat(ask(one, "How do I get a tax card?").path("messages").toString())
        .doesNotContain("on Saturdays only");
  }

  @Test
  void aModelIsTakenUpWithinFiveSecondsElsewhere() throws Exception {
    ModelBook book = one.teaching().book();
    Models shipped = Trained.knowing().models();
    AuditEntry entry = AuditEntry.of("reviewer", "model.tested", "1");
    long worse = book.begin("one", shipped.base(), List.of(), entry).join().orElseThrow();
    TrainingReport broken =
        new TrainingReport(
            List.of(),
            List.of(new TrainingReport.Changed("q", "en", "settle.tax", "", "yes", "no", true)));
    assertThat(book.ready(worse, "worse0000001", "none", broken).join()).isTrue();
    assertThatThrownBy(() -> one.teaching().models().take(worse, "reviewer"))
        .isInstanceOfSatisfying(
            TeachingException.class,
            refused -> assertThat(refused.why()).isEqualTo(TeachingException.Why.WORSE));
    assertThat(book.head().inUse()).isEmpty();
    long id = book.begin("one", shipped.base(), List.of(), entry).join().orElseThrow();
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (String file : Models.FILES) {
      byte[] content = Files.readAllBytes(shipped.folder().resolve(file));
      digest.update(content);
      for (int at = 0, part = 0; at < content.length; at += ModelBook.PART, part++) {
        book.put(
                id,
                file,
                part,
                Arrays.copyOfRange(content, at, Math.min(content.length, at + ModelBook.PART)))
            .join();
      }
    }
    String hash = HexFormat.of().formatHex(digest.digest());
    TrainingReport report = new TrainingReport(List.of(), List.of());
    assertThat(book.ready(id, "taught000001", hash, report).join()).isTrue();
    assertThat(book.use(book.head(), Optional.of(id), entry).join()).isTrue();
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () -> assertThat(get(two, "/health/ready").toString()).contains("model taught000001"));
    assertThat(ask(two, "How do I get a tax card?").path("topic").asText()).isEqualTo("settle.tax");
    two.teaching().models().backToShipped("reviewer");
    assertThat(get(two, "/health/ready").toString()).contains("model " + shipped.id());
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () ->
                assertThat(get(one, "/health/ready").toString()).contains("model " + shipped.id()));
  }

  @Test
  void aCrisisStandsAboveEveryAnswerThatConcernsItsMunicipality() {
    EditorialFeature editorial = one.editorial();
    Draft draft = editorial.editing().begin("anna", "Water");
    editorial
        .editing()
        .saveNotice(
            draft.id(),
            "anna",
            "sydansuomi",
            new NoticeSource(
                "water",
                new Words("Keitä vesi Karstulassa.", "Boil the water in Karstula."),
                true,
                "",
                "2099-01-01",
                List.of(),
                List.of("Karstula")),
            editorial.editing().token(draft, "sydansuomi/notices.yaml"));
    review(draft);
    String karstula = ask(one, "Are there rental homes in Karstula?").path("messages").toString();
    assertThat(karstula).contains("Boil the water in Karstula.");
    assertThat(ask(one, "Are there rental homes in Kinnula?").path("messages").toString())
        .doesNotContain("Boil the water");
    one.editorial().publishing().rollBack(1, "reviewer", "The water is clean");
  }

  private Outcome order(String name, Map<String, String> values) {
    return Objects.requireNonNull(one.editorial().orders().get(name))
        .carryOut(new Order(name, values));
  }

  @Test
  void anImportThatNobodyReviewsIsHeldToPlainLanguageUnlessSomebodySaysWhyNot(@TempDir Path folder)
      throws IOException {
    Map<String, String> where = Map.of("folder", folder.resolve("kb").toString());
    assertThat(order("kb.export", where).done()).isTrue();
    Path article = folder.resolve("kb/finland/articles/living/pets.yaml");
    String hard = "lemmikki ".repeat(40).strip();
    String text = Files.readString(article);
    Files.writeString(
        article, text.replaceFirst("(lead:\\s+fi: \").*?(\"\\n)", "$1" + hard + ".$2"));
    assertThat(Files.readString(article)).contains(hard);
    Outcome refused = order("kb.import", where);
    assertThat(refused.done()).isFalse();
    assertThat(refused.remark()).contains("harder to read").contains("living.pets: fi");
    Map<String, String> signed = new TreeMap<>(where);
    signed.put("exception", "the law says so");
    Outcome taken = order("kb.import", signed);
    assertThat(taken.remark() + taken.result()).contains("published as release");
    one.editorial().publishing().rollBack(1, "reviewer", "The test is over");
  }

  @Test
  void noTurnIsDroppedWhileReleasesChange() {
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<List<JsonNode>> asking =
        CompletableFuture.supplyAsync(
            () -> {
              List<JsonNode> replies = new ArrayList<>();
              while (!done.get() || replies.size() < 20) {
                replies.add(ask(one, "How do I get a tax card?"));
              }
              return replies;
            });
    for (int i = 0; i < 5; i++) {
      publishLead("Teksti " + i + ".", "Text " + i + ".");
    }
    done.set(true);
    assertThat(asking.join())
        .allSatisfy(reply -> assertThat(reply.path("topic").asText()).isEqualTo("settle.tax"));
    one.editorial().publishing().rollBack(1, "reviewer", "The test is over");
  }
}
