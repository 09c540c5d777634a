package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.config.ConfigReader;
import fi.majakka.bot.editorial.RecordedQuestion;
import fi.majakka.bot.teaching.ModelBook;
import fi.majakka.bot.teaching.TaughtLine;
import fi.majakka.bot.teaching.TaughtLines;
import fi.majakka.bot.teaching.TaughtModel;
import fi.majakka.bot.teaching.TeachingException;
import fi.majakka.bot.teaching.TrainingReport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Questions are kept with their asker's word only, and gone when it is taken back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RecordedQuestionsContract {
  private static final TrainingReport NOTHING_CHANGES =
      new TrainingReport(
          List.of(new TrainingReport.Measured("fi all topics", 0.5, 0.75, 4, 0.4)), List.of());

  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init")
  private Assembly assembly;

  /** Settings of the database. */
  abstract Map<String, String> database();

  @BeforeAll
  void start() {
    Trained.knowing();
    Map<String, String> settings = new HashMap<>(database());
    settings.put("MAJAKKA_PRIVACY_KEYFILE", folder.resolve("key/master.json").toString());
    assembly =
        new Assembly(
            new ConfigReader(settings).read(Trained.HOME.settings()).onPort(0),
            Trained.HOME,
            folder.resolve("data"),
            Clock.systemUTC());
    assembly.start();
  }

  @AfterAll
  void stop() {
    assembly.close();
  }

  /** A conversation over HTTP. */
  private final class Chat {
    private final String path;
    private final String token;

    Chat() {
      JsonNode begun = send("POST", "/api/v1/conversations", "", "{\"language\":\"en\"}");
      path = "/api/v1/conversations/" + begun.path("conversation").asText();
      token = begun.path("token").asText();
    }

    JsonNode say(String key, String words) {
      return send(
          "POST",
          path + "/messages",
          token,
          "{\"id\":\"" + UUID.randomUUID() + "\",\"" + key + "\":\"" + words + "\"}");
    }

    JsonNode export() {
      return send("GET", path + "/export", token, "");
    }

    void forget() {
      send("DELETE", path, token, "");
    }
  }

  private JsonNode send(String method, String path, String token, String body) {
    try {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + assembly.port() + path))
                  .header("Authorization", "Bearer " + token)
                  .method(method, HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).isBetween(200, 204);
      return json.readTree(response.body());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> open() {
    return assembly.editorial().questions().open(100).stream()
        .map(RecordedQuestion::words)
        .toList();
  }

  @Test
  void aQuestionIsKeptOnlyOnceItsAskerSaysSoAndMasked() {
    Chat chat = new Chat();
    chat.say("text", "zorb quixel florb, my mail is anna@example.com");
    assertThat(open()).noneMatch(words -> words.contains("zorb"));
    chat.say("choice", "do:meta.privacy:keep");
    assertThat(open())
        .filteredOn(words -> words.contains("zorb"))
        .singleElement()
        .asString()
        .doesNotContain("anna@example.com");
    chat.say("text", "glimmery snarfle wombat");
    chat.say("text", "How do I get a tax card?");
    assertThat(open())
        .contains("glimmery snarfle wombat")
        .doesNotContain("How do I get a tax card?");
    assertThat(assembly.editorial().questions().all(100))
        .extracting(RecordedQuestion::words)
        .contains("How do I get a tax card?");
    assertThat(chat.export().path("kept_questions").path("questions")).hasSize(3);
    assertThat(chat.export().path("kept_questions").path("may_teach").asBoolean()).isFalse();
    chat.forget();
    assertThat(open()).noneMatch(words -> words.contains("zorb"));
  }

  @Test
  void theAskersWordIsTakenBackWherePrivacyIsSpokenOf() {
    Chat chat = new Chat();
    chat.say("text", "blivet crumhorn");
    chat.say("choice", "do:meta.privacy:teach");
    assertThat(assembly.editorial().questions().open(100))
        .filteredOn(question -> question.words().equals("blivet crumhorn"))
        .singleElement()
        .satisfies(question -> assertThat(question.teachable()).isTrue());
    assertThat(chat.say("text", "/privacy").toString()).contains("do:meta.privacy:nothing");
    chat.say("choice", "do:meta.privacy:nothing");
    assertThat(open()).doesNotContain("blivet crumhorn");
    chat.say("text", "another blivet crumhorn");
    assertThat(open()).doesNotContain("another blivet crumhorn");
    assertThat(chat.export().has("kept_questions")).isFalse();
  }

  /** The id of the open question that holds a word. */
  private long id(String word) {
    return assembly.editorial().questions().open(100).stream()
        .filter(question -> question.words().contains(word))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private void teach(List<String> own, List<Long> questions) {
    assembly
        .teaching()
        .lines()
        .add(
            new TaughtLines.Place("living.pets", "fi", "anna"),
            own,
            questions,
            AuditEntry.of("anna", "teaching.added", "living.pets"))
        .join();
  }

  private List<String> taught() {
    return assembly.teaching().lines().all().stream().map(TaughtLine::text).toList();
  }

  @Test
  void aPersonsSentenceIsTaughtOnlyWithTheirWordAndGoesWithIt() {
    Chat chat = new Chat();
    chat.say("text", "plumbus fleeb grumbo");
    chat.say("choice", "do:meta.privacy:keep");
    teach(List.of(), List.of(id("plumbus")));
    assertThat(taught()).doesNotContain("plumbus fleeb grumbo");
    chat.say("choice", "do:meta.privacy:teach");
    teach(List.of(), List.of(id("plumbus"), id("plumbus")));
    assertThat(taught()).containsOnlyOnce("plumbus fleeb grumbo");
    assertThat(chat.export().path("kept_questions").path("taught").toString()).contains("plumbus");
    ModelBook book = assembly.teaching().book();
    long model = begin().orElseThrow();
    book.end(model, TaughtModel.State.FAILED, entry()).join();
    assertThat(book.lines(model)).isNotEmpty();
    assertThat(book.withdrawn(model)).isZero();
    chat.say("choice", "do:meta.privacy:keep");
    assertThat(taught()).doesNotContain("plumbus fleeb grumbo");
    assertThat(book.withdrawn(model)).isEqualTo(1);
    chat.say("choice", "do:meta.privacy:teach");
    assertThat(taught()).as("it is not taught again by itself").doesNotContain("plumbus fleeb");
    teach(List.of(), List.of(id("plumbus")));
    assertThat(taught()).contains("plumbus fleeb grumbo");
    chat.forget();
    assertThat(taught()).doesNotContain("plumbus fleeb grumbo");
  }

  @Test
  void aCoordinatorsWordingStaysUntilItIsTakenOutAndStandsInNoFile() throws IOException {
    teach(List.of("saako ainutlaatuisenelukan tuoda"), List.of());
    TaughtLine line =
        assembly.teaching().lines().all().stream()
            .filter(one -> one.text().equals("saako ainutlaatuisenelukan tuoda"))
            .findFirst()
            .orElseThrow();
    assertThat(line.visitors()).isFalse();
    assertThat(line.topic()).isEqualTo("living.pets");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain("ainutlaatuisenelukan");
      }
    }
    assertThat(assembly.teaching().lines().remove(line.id(), entry()).join()).isTrue();
    assertThat(assembly.teaching().lines().remove(line.id(), entry()).join()).isFalse();
    assertThat(taught()).doesNotContain("saako ainutlaatuisenelukan tuoda");
  }

  private static AuditEntry entry() {
    return AuditEntry.of("anna", "model.tested", "1");
  }

  private Optional<Long> begin() {
    return assembly
        .teaching()
        .book()
        .begin("instance", "another program", assembly.teaching().lines().all(), entry())
        .join();
  }

  private TaughtModel.State state(long model) {
    return assembly.teaching().book().find(model).orElseThrow().state();
  }

  @Test
  void oneTrainingRunsAtATimeAndOneThatDiedIsCalledInterrupted() {
    ModelBook book = assembly.teaching().book();
    long first = begin().orElseThrow();
    assertThat(begin()).isEmpty();
    book.beat(first, TaughtModel.Stage.MEASURING).join();
    assertThat(book.find(first).orElseThrow().stage()).isEqualTo(TaughtModel.Stage.MEASURING);
    assertThat(book.interrupt(Instant.EPOCH).join()).as("it gave a sign").isZero();
    assertThat(state(first)).isEqualTo(TaughtModel.State.RUNNING);
    assertThat(book.interrupt(Instant.now().plusSeconds(60)).join()).isEqualTo(1);
    assertThat(state(first)).isEqualTo(TaughtModel.State.INTERRUPTED);
    assertThat(book.ready(first, "m", "d", NOTHING_CHANGES).join()).as("too late").isFalse();
    long second = begin().orElseThrow();
    book.end(second, TaughtModel.State.FAILED, entry()).join();
    assertThat(state(second)).isEqualTo(TaughtModel.State.FAILED);
  }

  @Test
  void aModelComesBackAsItWasStoredAndIsForgottenOnceNobodyCanGoBackToIt() {
    teach(List.of("saako kilpikonnan tuoda"), List.of());
    ModelBook book = assembly.teaching().book();
    long first = model();
    assertThat(refusal(first, "anna")).isEqualTo(TeachingException.Why.OWN_WORK);
    assertThat(refusal(first, "bea")).isEqualTo(TeachingException.Why.OTHER_PROGRAM);
    assertThat(refusal(first + 1, "bea")).isEqualTo(TeachingException.Why.STATE);
    assertThat(book.part(first, "topics.bin", 1)).contains(new byte[] {4, 5});
    assertThat(book.part(first, "topics.bin", 2)).isEmpty();
    assertThat(book.find(first).orElseThrow().report()).contains(NOTHING_CHANGES);
    assertThat(book.use(book.head(), Optional.of(first), entry()).join()).isTrue();
    assertThat(book.head().inUse()).contains(first);
    assertThat(assembly.teaching().models().outgrown())
        .as("made for another program, so the shipped model reads")
        .isTrue();
    long second = model();
    long third = model();
    assertThat(state(second)).isEqualTo(TaughtModel.State.DISCARDED);
    ModelBook.Head then = book.head();
    assertThat(book.use(then, Optional.of(third), entry()).join()).isTrue();
    assertThat(book.use(then, Optional.empty(), entry()).join())
        .as("another one was put in use meanwhile")
        .isFalse();
    assertThat(book.head().former()).contains(first);
    book.forgetOthers().join();
    assertThat(book.part(first, "topics.bin", 0)).isPresent();
    assertThat(book.part(second, "topics.bin", 0)).isEmpty();
    assertThat(book.part(third, "topics.bin", 0)).isPresent();
    assertThat(book.use(book.head(), Optional.empty(), entry()).join()).isTrue();
    book.forgetOthers().join();
    assertThat(book.part(first, "topics.bin", 0)).isEmpty();
  }

  /** Why somebody may not take a model into use. */
  private TeachingException.Why refusal(long model, String who) {
    return catchThrowableOfType(
            TeachingException.class, () -> assembly.teaching().models().take(model, who))
        .why();
  }

  /** A model that waits. */
  private long model() {
    ModelBook book = assembly.teaching().book();
    long id = begin().orElseThrow();
    book.put(id, "topics.bin", 0, new byte[] {1, 2, 3}).join();
    book.put(id, "topics.bin", 1, new byte[] {4, 5}).join();
    assertThat(book.ready(id, "m" + id, "digest", NOTHING_CHANGES).join()).isTrue();
    return id;
  }

  @Test
  void whoSaysNoIsNotKeptAndNotAskedAgain() {
    Chat chat = new Chat();
    assertThat(chat.say("text", "wug dax toma").toString()).contains("do:meta.privacy:keep");
    chat.say("choice", "do:meta.privacy:nothing");
    assertThat(chat.say("text", "fep gazzer").toString()).doesNotContain("do:meta.privacy:keep");
    assertThat(open()).doesNotContain("wug dax toma", "fep gazzer");
  }

  @Test
  void aSettledQuestionIsNoLongerOpenAndItsTextIsNowhereInTheFiles() throws IOException {
    Chat chat = new Chat();
    chat.say("text", "ainutlaatuinensana kvertti");
    chat.say("choice", "do:meta.privacy:keep");
    RecordedQuestion question =
        assembly.editorial().questions().open(100).stream()
            .filter(kept -> kept.words().contains("kvertti"))
            .findFirst()
            .orElseThrow();
    assembly
        .editorial()
        .questions()
        .settle(List.of(question.id()), AuditEntry.of("anna", "question.settled", "1"))
        .join();
    assertThat(open()).noneMatch(words -> words.contains("kvertti"));
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain("ainutlaatuinensana");
      }
    }
  }
}
