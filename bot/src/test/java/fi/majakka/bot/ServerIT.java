package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract's HTTP interface against the running server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerIT {
  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  @TempDir static Path folder;
  private Assembly assembly;

  @BeforeAll
  void start() {
    assembly = Trained.served(folder, Clock.systemUTC(), Map.of());
  }

  @AfterAll
  void stop() {
    assembly.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + assembly.port() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String token, String body)
      throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private JsonNode begin(String language) throws IOException, InterruptedException {
    HttpResponse<String> begun =
        send(
            request("/api/v1/conversations")
                .POST(HttpRequest.BodyPublishers.ofString("{\"language\":\"" + language + "\"}")));
    assertThat(begun.statusCode()).isEqualTo(201);
    return json.readTree(begun.body());
  }

  @Test
  void aConversationBeginsWithWhoSpeaksAndAnswersWithSources() throws Exception {
    JsonNode begun = begin("en");
    assertThat(begun.path("messages").get(0).path("text").asText())
        .contains("automated assistant")
        .contains("responsible");
    String path = "/api/v1/conversations/" + begun.path("conversation").asText();
    String token = begun.path("token").asText();
    HttpResponse<String> first =
        post(path + "/messages", token, "{\"id\":\"a\",\"text\":\"How do I get a tax card?\"}");
    JsonNode reply = json.readTree(first.body());
    assertThat(reply.path("topic").asText()).isEqualTo("settle.tax");
    assertThat(reply.path("answer").path("version").asInt()).isPositive();
    assertThat(reply.path("sources").get(0).path("url").asText()).startsWith("https://");
    HttpResponse<String> again =
        post(path + "/messages", token, "{\"id\":\"a\",\"text\":\"something else\"}");
    assertThat(again.body()).isEqualTo(first.body());
  }

  @Test
  void erasingLeavesNothingThatCanBeReadBack() throws Exception {
    JsonNode begun = begin("fi");
    String path = "/api/v1/conversations/" + begun.path("conversation").asText();
    String token = begun.path("token").asText();
    String known = "aivanainutlaatuinensanavain";
    post(path + "/messages", token, "{\"id\":\"a\",\"text\":\"mistä " + known + " verokortin\"}");
    HttpResponse<String> export =
        send(request(path + "/export").header("Authorization", "Bearer " + token).GET());
    assertThat(export.body()).contains(known);
    assertThat(rawFilesContain(known)).as("texts are encrypted at rest").isFalse();
    HttpResponse<String> erased =
        send(request(path).header("Authorization", "Bearer " + token).DELETE());
    assertThat(erased.statusCode()).isEqualTo(204);
    assertThat(
            send(request(path + "/export").header("Authorization", "Bearer " + token).GET())
                .statusCode())
        .isEqualTo(404);
    assertThat(post(path + "/messages", token, "{\"id\":\"b\",\"text\":\"hei\"}").statusCode())
        .isEqualTo(404);
  }

  private boolean rawFilesContain(String known) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(known)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void personalDataIsMaskedBeforeItIsStored() throws Exception {
    JsonNode begun = begin("en");
    String path = "/api/v1/conversations/" + begun.path("conversation").asText();
    String token = begun.path("token").asText();
    HttpResponse<String> reply =
        post(path + "/messages", token, "{\"id\":\"a\",\"text\":\"my code is 131052-308T\"}");
    assertThat(reply.body()).contains("masked");
    assertThat(
            send(request(path + "/export").header("Authorization", "Bearer " + token).GET()).body())
        .contains("[hetu]")
        .doesNotContain("131052-308T");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"text\":\"no id\"}|400",
        "{\"id\":\"x\"}|400",
        "{\"id\":\"x\\u0000\",\"text\":\"a\"}|400",
        "{\"id\":\"\\ud83d\",\"text\":\"a\"}|400",
        "{\"id\":\"x\",\"text\":\"a\",\"choice\":\"b\"}|400",
        "{\"id\":\"x\",\"text\":5,\"choice\":\"b\"}|400",
        "{\"id\":\"x\",\"text\":\"a\"} and more|400",
        "not json|400",
        "[1]|400"
      })
  void badInputGetsAProblemDocument(String body, int status) throws Exception {
    JsonNode begun = begin("fi");
    HttpResponse<String> answer =
        post(
            "/api/v1/conversations/" + begun.path("conversation").asText() + "/messages",
            begun.path("token").asText(),
            body);
    isProblem(answer, status);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/articles/%00, 400",
    "/articles/%FF, 400",
    "/api/v1/articles/settle.tax?version=1&on=%2B999999999-12-31, 400",
    "/api/v1/articles/settle.tax?version=1&on=2026-02-31, 400"
  })
  void anAddressThatIsNoneGetsAProblemDocument(String path, int status) throws Exception {
    isProblem(send(request(path).GET()), status);
  }

  @Test
  void aFormInACharsetThatNobodyKnowsGetsAProblemDocument() throws Exception {
    isProblem(
        send(
            request("/adcheck")
                .header("Content-Type", "application/x-www-form-urlencoded; charset=nonsense")
                .POST(HttpRequest.BodyPublishers.ofString("text=a"))),
        415);
  }

  private static void isProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body())
        .contains("\"type\":\"urn:majakka:problem:", "\"status\":" + status)
        .doesNotContain("Exception");
  }

  @Test
  void aByteOrderMarkBeforeTheBodyIsNoPartOfIt() throws Exception {
    HttpResponse<String> begun =
        send(
            request("/api/v1/conversations")
                .POST(HttpRequest.BodyPublishers.ofString("\ufeff{\"language\":\"en\"}")));
    assertThat(begun.statusCode()).isEqualTo(201);
    assertThat(json.readTree(begun.body()).path("language").asText()).isEqualTo("en");
  }

  @Test
  void whoSpeaksFilipinoIsNotGreetedInFinnish() throws Exception {
    assertThat(send(request("/").header("Accept-Language", "fil-PH,fil;q=0.9").GET()).body())
        .contains("<html lang=\"en\">");
  }

  @Test
  void anotherTokenOpensNothing() throws Exception {
    JsonNode mine = begin("fi");
    JsonNode theirs = begin("fi");
    HttpResponse<String> answer =
        post(
            "/api/v1/conversations/" + mine.path("conversation").asText() + "/messages",
            theirs.path("token").asText(),
            "{\"id\":\"a\",\"text\":\"hei\"}");
    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void eventsAreForWhoHasTheTokenWhateverTypeTheyAccept() throws Exception {
    JsonNode begun = begin("en");
    String token = begun.path("token").asText();
    assertThat(listen(begun, token)).isEqualTo(200);
    assertThat(listen(begun, begin("en").path("token").asText())).isEqualTo(401);
    HttpResponse<String> erased =
        send(
            request("/api/v1/conversations/" + begun.path("conversation").asText())
                .header("Authorization", "Bearer " + token)
                .DELETE());
    assertThat(erased.statusCode()).isEqualTo(204);
    assertThat(listen(begun, token)).isEqualTo(404);
  }

  private int listen(JsonNode begun, String token) throws IOException, InterruptedException {
    String path = "/api/v1/conversations/" + begun.path("conversation").asText() + "/events";
    HttpResponse<InputStream> answer =
        client.send(
            request(path).header("Authorization", "bearer " + token).GET().build(),
            HttpResponse.BodyHandlers.ofInputStream());
    answer.body().close();
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith(answer.statusCode() == 200 ? "text/event-stream" : "application/problem+json");
    return answer.statusCode();
  }

  @Test
  void largeBodiesAreRefused() throws Exception {
    HttpResponse<String> answer =
        send(
            request("/api/v1/conversations")
                .POST(HttpRequest.BodyPublishers.ofString("x".repeat(70_000))));
    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource({
    "/,text/html",
    "/widget.js,text/javascript",
    "/articles?language=en,text/html",
    "/articles/settle.tax?language=fi,text/html",
    "/api/v1/topics?language=en,application/json",
    "/api/v1/articles/settle.tax?language=en,application/json",
    "/api/v1/municipalities?language=fi,application/json",
    "/api/v1/events?language=fi,application/json",
    "/events?language=fi,text/html",
    "/applications/new?language=en,text/html",
    "/health/live,application/json",
    "/health/ready,application/json",
    "/metrics,text/plain",
    "/api/v1/openapi.json,application/json"
  })
  void everyAddressOfTheContractAnswers(String path, String type) throws Exception {
    HttpResponse<String> answer = send(request(path).GET());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'")
        .doesNotContain("unsafe");
  }
}
