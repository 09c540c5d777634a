package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A family's plan in the chat and on its page, over the vacancies of the demo. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanIT {
  private static final String FAMILY =
      "/plan?work=hitsaaja&partner=yes&partner_work=sairaanhoitaja&children=0-6&children=7-15"
          + "&distance_km=60&language=";
  @TempDir static Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private Assembly assembly;
  private Chrome chrome;

  @BeforeAll
  void start() {
    assembly = Trained.served(folder, Clock.systemUTC(), Map.of("MAJAKKA_JOBS_DEMO", "true"));
    chrome = new Chrome();
  }

  @AfterAll
  void stop() {
    chrome.close();
    assembly.close();
  }

  private String site() {
    return "http://localhost:" + assembly.port();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(site() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode post(String path, String token, String body)
      throws IOException, InterruptedException {
    return json.readTree(
        client
            .send(
                HttpRequest.newBuilder(URI.create(site() + path))
                    .header("Authorization", "Bearer " + token)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.ofString())
            .body());
  }

  private JsonNode dialogue(String language, String... words)
      throws IOException, InterruptedException {
    JsonNode begun = post("/api/v1/conversations", "", "{\"language\":\"" + language + "\"}");
    JsonNode reply = begun;
    int number = 0;
    for (String each : words) {
      reply =
          post(
              "/api/v1/conversations/" + begun.path("conversation").asText() + "/messages",
              begun.path("token").asText(),
              json.createObjectNode().put("id", "m" + number++).put("text", each).toString());
    }
    return reply;
  }

  private static List<String> ofType(JsonNode reply, String type, String field) {
    List<String> found = new ArrayList<>();
    for (JsonNode message : reply.path("messages")) {
      if (message.path("type").asText().equals(type)) {
        found.add(message.path(field).asText());
      }
    }
    return found;
  }

  @Test
  void theChatFindsAHomeBetweenTwoJobsAndLeadsToThePage() throws Exception {
    JsonNode reply =
        dialogue(
            "fi",
            "tee meille suunnitelma: minä olen hitsari, vaimoni on sairaanhoitaja, lapset 3 ja 8",
            "60 km",
            "ei väliä");
    assertThat(reply.path("topic").asText()).isEqualTo("jobs.plan");
    assertThat(ofType(reply, "job", "title"))
        .contains("Hitsaaja")
        .anyMatch(t -> t.startsWith("Sair"));
    assertThat(ofType(reply, "job", "reason")).anyMatch(why -> why.startsWith("Hitsaaja"));
    assertThat(ofType(reply, "text", "text").toString())
        .contains("Koti: Kannonkoski")
        .contains("Karstula, 26 km linnuntietä (1 avoin paikka)")
        .contains("tietä pitkin matka on pidempi".substring(6))
        .contains("Päivähoito");
    assertThat(reply.path("sources")).isNotEmpty();
    String page = ofType(reply, "link", "url").get(0);
    assertThat(page).startsWith(site() + "/plan?work=7212");
    HttpResponse<String> answer = get(page.substring(site().length()));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("value=\"hitsaaja\"").contains("Koti: Kannonkoski");
  }

  @ParameterizedTest
  @CsvSource({"fi,phone", "en,desk", "en,phone", "fi,desk"})
  void thePageIsSoundWithAMapAndCards(String language, String size) {
    String address = site() + FAMILY + language;
    Page page = size.equals("phone") ? chrome.phone(address) : chrome.desk(address);
    assertThat(page.locator("svg.plan").getAttribute("aria-label")).contains("Kannonkoski");
    assertThat(page.locator("main").innerText())
        .contains("Karstula, 26 km")
        .contains(language.equals("fi") ? "Esimerkki" : "Sample");
    Chrome.sound(page, "plan-" + language + "-" + size);
  }

  @Test
  void withoutScriptsTheFormMakesThePlanAndAnotherHomeIsDrawn() {
    Page page = chrome.withoutScripts(site() + "/plan?language=en");
    page.locator("#work").fill("welder");
    page.locator("input[name=partner]").check();
    page.locator("#partner_work").fill("nurse");
    page.locator("#distance_km").selectOption("60");
    page.keyboard().press("Tab");
    page.locator("form.fields button").click();
    page.locator("svg.plan").waitFor();
    page.getByText("Show this home on the map").first().click();
    page.locator("svg.plan").waitFor();
    assertThat(page.url()).contains("home=");
    assertThat(page.locator("#work").inputValue()).isEqualTo("welder");
    assertThat(page.locator("h2").first().innerText()).doesNotContain("Kannonkoski");
    Chrome.sound(chrome.withoutItsScripts(page.url()), "plan-without-scripts");
  }

  @Test
  void theEmptyFormIsSound() {
    Chrome.sound(chrome.phone(site() + "/plan?language=fi"), "plan-empty-phone");
    Chrome.sound(chrome.desk(site() + "/plan?language=en"), "plan-empty-desk");
  }

  @Test
  void onPaperStandThePlanAndTheMapButNotTheForm() {
    Page page = chrome.desk(site() + FAMILY + "fi");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator("form.fields").isVisible()).isFalse();
    assertThat(page.locator("svg.plan").isVisible()).isTrue();
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target/screens/plan-print.png")));
  }

  @Test
  void anotherLanguageKeepsTheQuestion() throws Exception {
    assertThat(get(FAMILY + "fi").body())
        .contains("partner_work=sairaanhoitaja&amp;children=0-6&amp;children=7-15");
  }

  @Test
  void whatIsWrongIsToldAtItsFieldAndTheRestIsKept() throws Exception {
    HttpResponse<String> answer =
        get("/plan?work=hitsaaja&work_in=Atlantis&distance_km=999&home=Helsinki&language=en");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Choose a municipality from the list.")
        .contains("The distance is in kilometres, from 1 to 200.")
        .contains("Choose one of the region")
        .contains("value=\"hitsaaja\"")
        .doesNotContain("svg class=\"map plan\"");
  }

  @Test
  void whatNobodyOffersIsSaidHonestlyWithAWiderDistance() throws Exception {
    String body =
        get("/plan?work_in=Karstula&partner_work_in=Pihtipudas&distance_km=20&language=en").body();
    assertThat(body)
        .contains("I found no municipality from which all the work is within 20 km.")
        .contains("Within 40 km: 1 to live in");
  }

  @Test
  void nothingThatIsWrittenIsExecuted() throws Exception {
    assertThat(get("/plan?work=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&distance_km=40").body())
        .doesNotContain("<script>alert");
  }
}
