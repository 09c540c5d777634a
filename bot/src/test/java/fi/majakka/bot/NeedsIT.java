package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Coming needs over HTTP: told in the chat and on the page, seen, withdrawn, published from five.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NeedsIT {
  @TempDir static Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private Assembly assembly;

  @BeforeAll
  void start() {
    assembly = Trained.served(folder, Trained.CLOCK, Map.of());
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

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  private HttpResponse<String> post(String path, Map<String, String> form)
      throws IOException, InterruptedException {
    String body =
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> tell(String occupation, String municipality)
      throws IOException, InterruptedException {
    return post(
        "/needs?language=en",
        Map.of(
            "occupation",
            occupation,
            "number",
            "3",
            "quarter",
            "2027-2",
            "lasting",
            "seasonal",
            "municipality",
            municipality,
            "skills",
            "MIG",
            "contact",
            "somebody@example.fi"));
  }

  @Test
  void figuresAppearWithTheFifthAnswerAndNeverBefore() throws Exception {
    for (int i = 0; i < 4; i++) {
      assertThat(tell("kirvesmies", "kyyjarvi").statusCode()).isEqualTo(303);
      assertThat(tell("putkiasentaja", "karstula").statusCode()).isEqualTo(303);
    }
    assertThat(get("/needs/summary?language=en").body()).doesNotContain("carpenter");
    tell("kirvesmies", "kyyjarvi");
    String summary = get("/needs/summary?language=en").body();
    assertThat(summary).contains("Kyyjärvi").contains("4–6/2027").doesNotContain("Karstula");
    JsonNode figures = json.readTree(get("/api/v1/needs?language=en").body());
    assertThat(figures).hasSize(1);
    assertThat(figures.get(0).path("answers").asInt()).isEqualTo(5);
    assertThat(figures.get(0).path("workers").asInt()).isEqualTo(15);
  }

  @Test
  void anEmployerSeesExportsAndDeletesItsOwnNeedOnly() throws Exception {
    String address = tell("hitsaaja", "kinnula").headers().firstValue("Location").orElseThrow();
    String path = address.substring(0, address.indexOf('?'));
    assertThat(get(address).body()).contains("Kinnula").contains("somebody@example.fi");
    assertThat(get(path + "/export").body()).contains("somebody@example.fi");
    String wrong = path.substring(0, path.length() - 3) + "AAA";
    assertThat(get(wrong).statusCode()).isEqualTo(404);
    assertThat(post(path + "/contact?language=en", Map.of("contact", "")).statusCode())
        .isEqualTo(303);
    assertThat(get(address).body()).doesNotContain("somebody@example.fi");
    assertThat(post(path + "/withdraw?language=en", Map.of()).body()).contains("deleted");
    assertThat(get(address).statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsWrongIsNamedAndNothingIsLost() throws Exception {
    HttpResponse<String> answer =
        post("/needs?language=en", Map.of("number", "0", "skills", "a rare skill"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Choose an occupation")
        .contains("Write the number")
        .contains("Choose a municipality")
        .contains("a rare skill");
  }

  @Test
  void aNeedToldInTheChatGoesWithTheConversation() throws Exception {
    JsonNode begun = begin("fi");
    String path = "/api/v1/conversations/" + begun.path("conversation").asText();
    String token = begun.path("token").asText();
    JsonNode reply = say(path, token, "1", "Kenelle kerromme tulevista työvoimatarpeista?");
    assertThat(reply.path("topic").asText()).isEqualTo("employer.future_needs");
    assertThat(reply.findValuesAsText("value")).contains("form:needs");
    say(path, token, "2", "Kerro tarpeestamme");
    say(path, token, "3", "hitsaaja");
    say(path, token, "4", "4");
    say(path, token, "5", "toukokuussa 2027");
    say(path, token, "6", "vakituisesti");
    say(path, token, "7", "Kinnulaan");
    reply = say(path, token, "8", "MIG-hitsaus ja teräsrakenteet, onko muita kysymyksiä?");
    assertThat(reply.path("topic").asText()).isEqualTo("employer.future_needs");
    assertThat(reply.path("messages").toString())
        .contains("4 × hitsaaja Kinnulassa, 4–6/2027, vakituisesti");
    String link = reply.path("messages").findValuesAsText("url").get(0);
    String mine = link.substring(link.indexOf("/needs"));
    assertThat(get(mine).body()).contains("MIG-hitsaus");
    assertThat(
            send(request(path + "/export").header("Authorization", "Bearer " + token).GET()).body())
        .contains("coming_needs")
        .contains("MIG-hitsaus");
    send(request(path).header("Authorization", "Bearer " + token).DELETE());
    assertThat(get(mine).statusCode()).isEqualTo(404);
  }

  @Test
  void oneMessageMayAnswerSeveralQuestionsAndAnyAnswerIsCorrected() throws Exception {
    JsonNode begun = begin("fi");
    String path = "/api/v1/conversations/" + begun.path("conversation").asText();
    String token = begun.path("token").asText();
    say(path, token, "1", "Kenelle kerromme tulevista työvoimatarpeista?");
    say(path, token, "2", "Kerro tarpeestamme");
    say(path, token, "3", "3 hitsaria");
    say(path, token, "4", "keväällä 2027 vakituiseen");
    say(path, token, "5", "muuta hitsari kokiksi");
    say(path, token, "6", "Viitasaarelle");
    JsonNode reply = say(path, token, "7", "keittiötyö");
    assertThat(reply.path("messages").toString())
        .contains("3 × kokki Viitasaarella, 4–6/2027, vakituisesti");
  }

  @Test
  void aConversationRemembersHowFarAChecklistIs() throws Exception {
    JsonNode begun = begin("en");
    String path = "/api/v1/conversations/" + begun.path("conversation").asText();
    String token = begun.path("token").asText();
    JsonNode reply = say(path, token, "1", "How do we recruit workers from abroad?");
    assertThat(reply.path("topic").asText()).isEqualTo("employer.international");
    assertThat(reply.path("answer").path("id").asText()).isEqualTo("employer.international");
    say(path, token, "2", "Checklist: from the EU or EEA");
    reply = say(path, token, "3", "Done, next");
    assertThat(reply.path("messages").toString()).contains("1 of 10 done").contains("done=need");
    say(path, token, "4", "How do I get a tax card?");
    say(path, token, "5", "How do we recruit workers from abroad?");
    reply = say(path, token, "6", "Checklist: from the EU or EEA");
    assertThat(reply.path("topic").asText()).isEqualTo("employer.international");
    assertThat(reply.path("messages").toString()).contains("1 of 10 done");
    assertThat(reply.path("sources")).isNotEmpty();
    String link = reply.path("messages").findValuesAsText("url").get(0);
    assertThat(get(link.substring(link.indexOf("/steps"))).body()).contains("1 of 10 done");
  }

  private JsonNode begin(String language) throws IOException, InterruptedException {
    String body = json.createObjectNode().put("language", language).toString();
    return json.readTree(
        send(request("/api/v1/conversations").POST(HttpRequest.BodyPublishers.ofString(body)))
            .body());
  }

  private JsonNode say(String path, String token, String id, String text)
      throws IOException, InterruptedException {
    String body = json.createObjectNode().put("id", id).put("text", text).toString();
    return json.readTree(
        send(request(path + "/messages")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body)))
            .body());
  }
}
