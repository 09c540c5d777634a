package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.config.ConfigReader;
import fi.majakka.bot.editorial.RecordedQuestion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
