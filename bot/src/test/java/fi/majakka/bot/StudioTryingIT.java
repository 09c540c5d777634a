package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What coordinators see before they publish: what is understood, what changes, what breaks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedHouse.class)
class StudioTryingIT {
  private static final String HARD =
      "Työllistymissuunnitelmien toteuttaminen edellyttää viranomaisten yhteistyösopimuksia"
          + " kunnittain erikseen.";
  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private StudioHouse house;

  @BeforeAll
  void open(StudioHouse shared) {
    house = shared;
  }

  private JsonNode send(String path, String token, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(house.url() + path))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isBetween(200, 201);
    return json.readTree(answer.body());
  }

  /** Somebody asks something in the chat and lets it be kept. */
  private void askAndKeep(String words) throws IOException, InterruptedException {
    JsonNode begun = send("/api/v1/conversations", "", "{\"language\":\"fi\"}");
    String path = "/api/v1/conversations/" + begun.path("conversation").asText() + "/messages";
    String token = begun.path("token").asText();
    send(path, token, "{\"id\":\"" + UUID.randomUUID() + "\",\"text\":\"" + words + "\"}");
    send(path, token, "{\"id\":\"" + UUID.randomUUID() + "\",\"choice\":\"do:meta.privacy:keep\"}");
  }

  @Test
  void whatIsTriedShowsItsTopicItsRunnerUpAndItsAnswer() {
    Page page = house.page("auditor", 360, 740, "/studio/try");
    StudioHouse.sound(page);
    page.locator("#words").fill("mistä saan verokortin Karstulassa");
    page.locator("main form button").click();
    page.locator("table.ranks").waitFor();
    StudioHouse.sound(page);
    assertThat(page.locator("table.ranks tbody tr").first().innerText()).contains("settle.tax");
    assertThat(page.locator("table.ranks tbody tr").count()).isGreaterThan(1);
    assertThat(page.locator("section").first().innerText()).contains("Karstula");
    assertThat(page.locator(".bubble").first().innerText()).containsIgnoringCase("verokort");
    assertThat(page.url()).as("what is typed stands in no address").endsWith("/studio/try");
  }

  @Test
  void aDraftIsTriedBesideWhatIsPublishedAndItsImpactIsShownBeforehand() {
    Page page = house.page("coordinator", 1280, 900, "/studio/articles/settle.tax/edit");
    page.locator("#lead_fi").fill("Verokortin saa kokeilumielessä tästä lauseesta.");
    page.locator("main form button").first().click();
    page.locator("ins").first().waitFor();
    String draft = URI.create(page.url()).getPath();
    page.locator("a[href$='/impact']").click();
    page.locator(".was").first().waitFor();
    StudioHouse.sound(page);
    assertThat(page.locator(".now").allInnerTexts())
        .anyMatch(text -> text.contains("tästä lauseesta"));
    assertThat(page.locator(".was").allInnerTexts())
        .noneMatch(text -> text.contains("tästä lauseesta"));
    page.navigate(house.url() + draft);
    page.locator("main a[href^='/studio/try']").click();
    page.locator("#words").fill("mistä saan verokortin");
    page.locator("main form button").click();
    page.locator(".twins").waitFor();
    StudioHouse.sound(page);
    assertThat(page.locator(".twins > div").first().innerText()).doesNotContain("tästä lauseesta");
    assertThat(page.locator(".twins > div").last().innerText()).contains("tästä lauseesta");
    assertThat(house.visitor("auditor").get(draft + "/impact").statusCode())
        .as("recorded questions are read by those who write")
        .isEqualTo(403);
  }

  @Test
  void aBrokenGoldenQuestionIsShownAndRefusesTheRelease() {
    Page page = house.page("coordinator", 1280, 900, "/studio/golden/new");
    page.locator("#ask").fill("mistä saan verokortin");
    page.locator("#topic").selectOption("settle.tax");
    page.locator("#says").fill("sanat joita vastauksessa ei ole");
    page.locator("main form button").first().click();
    page.getByText("sanat joita vastauksessa ei ole").first().waitFor();
    StudioHouse.sound(page);
    page.locator("form[action$=submit] button").click();
    page.locator(".error").waitFor();
    assertThat(page.locator(".error").innerText()).contains("Vakiokysymys");
    assertThat(page.locator("form[action$=submit]").count()).as("still open").isEqualTo(1);
    assertThat(page.locator("section .was").first().innerText()).containsIgnoringCase("verokort");
    page.setViewportSize(360, 740);
    StudioHouse.sound(page);
  }

  @Test
  void aQuestionThatIsNotCompleteIsNotSaved() {
    StudioVisitor coordinator = house.visitor("coordinator");
    coordinator.get("/studio/golden/new");
    assertThat(
            coordinator
                .post("/studio/golden/new", Map.of("ask", "verokortti", "language", "fi"))
                .statusCode())
        .isEqualTo(422);
    StudioVisitor owner = house.visitor("owner");
    owner.get("/studio/golden/new");
    assertThat(
            owner
                .post(
                    "/studio/golden/new",
                    Map.of(
                        "ask", "x", "language", "fi", "topic", "none", "municipality", "Kinnula"))
                .statusCode())
        .isEqualTo(403);
    assertThat(house.visitor("auditor").get("/studio/golden/new").statusCode()).isEqualTo(403);
  }

  @Test
  void unclearQuestionsAreGroupedAndSettled() throws Exception {
    askAndKeep("kvaak plööt humppanappula");
    askAndKeep("kvaak plööt humppanappulan");
    Page page = house.page("coordinator", 360, 740, "/studio/questions");
    assertThat(page.locator("section.change").first().locator("li").count()).isEqualTo(2);
    StudioHouse.sound(page);
    page.navigate(house.url() + "/studio");
    assertThat(page.locator("#h-unclear + ul").innerText()).contains("humppanappula");
    page.navigate(house.url() + "/studio/questions");
    page.locator("section.change button").first().click();
    page.locator(".notice").waitFor();
    assertThat(page.locator("main").innerText()).doesNotContain("humppanappula");
    assertThat(house.visitor("auditor").get("/studio/questions").statusCode()).isEqualTo(403);
  }

  @Test
  void whereTwoDraftsChangeOneFieldTheWriterChooses() {
    String first = leadOf("living.pets", "Ensimmäinen uusi vastaus.");
    String second = leadOf("living.pets", "Toinen uusi vastaus.");
    house.publish(first);
    Page page = house.page("coordinator", 1280, 900, second);
    assertThat(page.locator("fieldset.block").first().innerText())
        .contains("Ensimmäinen uusi vastaus.")
        .contains("Toinen uusi vastaus.");
    StudioHouse.sound(page);
    page.locator("input[value=mine]").first().check();
    page.locator("form[action$=update] button").click();
    page.locator(".notice").waitFor();
    assertThat(page.locator("fieldset.block").count()).isZero();
    house.publish(second);
    assertThat(house.visitor("auditor").get("/studio/articles/living.pets").body())
        .contains("Toinen uusi vastaus.");
  }

  @Test
  void aTextThatIsTooHardIsPublishedOnlyWithAReasonUnderAName() {
    Page page = house.page("coordinator", 360, 740, "/studio/articles/living.driving/edit");
    for (Locator text : page.locator("textarea[lang=fi]").all()) {
      if (!text.inputValue().isEmpty()) {
        text.fill(HARD);
      }
    }
    page.locator("input[name=twin_holds]").check();
    page.locator("#draft").selectOption("");
    page.locator("main form button").first().click();
    page.locator("#h-plain").waitFor();
    assertThat(page.locator("strong.when.late").first().innerText()).contains("liian vaikea");
    page.locator("details summary").first().click();
    StudioHouse.sound(page);
    String draft = URI.create(page.url()).getPath();
    StudioVisitor coordinator = house.visitor("coordinator");
    coordinator.get(draft);
    assertThat(coordinator.post(draft + "/submit", Map.of()).statusCode()).isEqualTo(303);
    StudioVisitor reviewer = house.visitor("reviewer");
    reviewer.get(draft);
    assertThat(reviewer.post(draft + "/approve", Map.of()).statusCode()).isEqualTo(422);
    assertThat(
            reviewer
                .post(draft + "/approve", Map.of("exception", "Termit ovat lain omia."))
                .statusCode())
        .isEqualTo(303);
    assertThat(house.visitor("administrator").get("/studio/audit?action=plain").body())
        .contains("test-reviewer")
        .contains("Termit ovat lain omia.");
  }

  /** Changes the Finnish answer of a topic; returns the path of the draft. */
  private String leadOf(String topic, String words) {
    Page page = house.page("coordinator", 1280, 900, "/studio/articles/" + topic + "/edit");
    page.locator("#lead_fi").fill(words);
    page.locator("input[name=twin_holds]").check();
    page.locator("#draft").selectOption("");
    page.locator("main form button").first().click();
    page.locator("ins").first().waitFor();
    return URI.create(page.url()).getPath();
  }
}
