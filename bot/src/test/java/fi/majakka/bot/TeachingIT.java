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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a question that nobody understood to its answer in chat: taught, trained for real on the
 * utterances of a few topics, measured, taken into use by somebody else, and taken back.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TeachingIT {
  /** Milliseconds within which a small training ends on a machine with much else to do. */
  private static final double PATIENCE = 600_000;

  private static final String ASKED = "saako lemmikkikoiran tuoda mukanaan suomeen";
  private static final String TAUGHT =
      """
      voinko ottaa koirani mukaan suomeen
      miten kissan saa tuotua suomeen
      mitä papereita lemmikki tarvitsee rajalla
      haluan tuoda koiran mukanani
      saako kissan ottaa mukaan kun muuttaa
      lemmikin tuonti suomeen
      koiran tuominen suomeen ulkomailta
      tarvitseeko koira rokotuksen matkaa varten
      """;

  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init")
  private StudioHouse house;

  @BeforeAll
  void open() {
    house = new StudioHouse(folder, Map.of(), SmallHome.in(folder.resolve("home")));
  }

  @AfterAll
  void close() {
    house.close();
  }

  /** A conversation over the public interface. */
  private final class Chat {
    private final String path;
    private final String token;

    Chat() {
      JsonNode begun = send("/api/v1/conversations", "", "{\"language\":\"fi\"}");
      path = "/api/v1/conversations/" + begun.path("conversation").asText() + "/messages";
      token = begun.path("token").asText();
    }

    JsonNode say(String key, String words) {
      return send(
          path, token, "{\"id\":\"" + UUID.randomUUID() + "\",\"" + key + "\":\"" + words + "\"}");
    }
  }

  private JsonNode send(String path, String token, String body) {
    try {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(house.url() + path))
                  .header("Authorization", "Bearer " + token)
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isBetween(200, 201);
      return json.readTree(answer.body());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void press(Page page, String button) {
    page.locator("main button", new Page.LocatorOptions().setHasText(button)).first().click();
  }

  /** Trains and waits for the result. */
  private static void train(Page page) {
    press(page, "Kouluta uusi malli");
    page.locator("#progress").waitFor();
    StudioHouse.sound(page);
    page.locator("#progress a").waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE));
    page.locator("#progress a").click();
  }

  @Test
  void whatIsTaughtIsUnderstoodOnceSomebodyElseTakesItIntoUse() throws IOException {
    Chat visitor = new Chat();
    assertThat(visitor.say("text", ASKED).path("topic").asText()).isNotEqualTo("living.pets");
    visitor.say("choice", "do:meta.privacy:teach");

    Page page = house.page("coordinator", 1280, 900, "/studio/teach");
    StudioHouse.sound(page);
    page.locator("a[href^='/studio/teach/new?question']").first().click();
    page.locator("input[name=as_is]").check();
    page.locator("#topic").fill("living.pets");
    page.locator("#text").fill("koira\nmistä saan verokortin ja miten");
    StudioHouse.sound(page);
    press(page, "Tallenna opetuslauseet");
    page.locator(".error").waitFor();
    assertThat(page.locator("main li").allInnerTexts()).anyMatch(text -> text.contains("lyhyt"));
    page.locator("#text").fill("mistä saan verokortin");
    press(page, "Tallenna opetuslauseet");
    assertThat(page.locator("main li").first().innerText()).contains("settle.tax");
    page.setViewportSize(360, 740);
    StudioHouse.sound(page);
    assertThat(house.visitor("auditor").get("/studio/teach").body())
        .as("nothing was saved")
        .contains("Opetuslauseet (0)");
    page.locator("#text").fill(TAUGHT + "koirani kuvat ovat osoitteessa liisa@example.com");
    press(page, "Tallenna opetuslauseet");
    page.locator(".notice").waitFor();
    assertThat(page.locator(".notice").innerText()).contains("peitetty");
    assertThat(page.locator("main").innerText())
        .contains("Opetuslauseet (10)")
        .contains(ASKED)
        .doesNotContain("liisa@example.com");
    assertThat(house.visitor("auditor").get("/studio/teach").body())
        .contains("voinko ottaa koirani mukaan suomeen")
        .doesNotContain(ASKED);

    train(page);
    page.locator("#h-result").waitFor();
    StudioHouse.sound(page);
    assertThat(page.locator("table.figures").innerText()).contains("Oikea aihe, suomi");
    assertThat(page.locator("main").innerText()).contains("odottaa, että tarkastaja");
    page.setViewportSize(1280, 900);
    StudioHouse.sound(page);
    StudioVisitor coordinator = house.visitor("coordinator");
    coordinator.get("/studio/teach");
    assertThat(coordinator.post("/studio/teach/take", Map.of("id", "1")).statusCode())
        .isEqualTo(403);
    StudioVisitor owner = house.visitor("owner");
    owner.get("/studio/teach");
    assertThat(owner.post("/studio/teach/train", Map.of()).statusCode()).isEqualTo(403);
    assertThat(new Chat().say("text", ASKED).path("topic").asText()).isNotEqualTo("living.pets");

    Page review = house.page("reviewer", 1280, 900, "/studio");
    assertThat(review.locator("main").innerText()).contains("Uusi malli odottaa käyttöönottoa");
    review.navigate(house.url() + "/studio/teach");
    press(review, "Ota käyttöön");
    review.locator(".notice").waitFor();
    StudioHouse.sound(review);
    assertThat(new Chat().say("text", ASKED).path("topic").asText()).isEqualTo("living.pets");
    assertThat(coordinator.post("/studio/teach/train", Map.of()).statusCode())
        .as("there is nothing new to learn")
        .isEqualTo(409);

    visitor.say("choice", "do:meta.privacy:nothing");
    page.navigate(house.url() + "/studio/teach");
    assertThat(page.locator("main").innerText())
        .contains("Opetuslauseet (9)")
        .contains("joiden lupa on peruttu tai päättynyt: 1")
        .doesNotContain(ASKED);
    train(page);
    review.navigate(house.url() + "/studio/teach");
    press(review, "Ota käyttöön");
    review.locator(".notice").waitFor();
    assertThat(review.locator("main").innerText()).doesNotContain("lupa on peruttu");
    press(review, "Palaa edelliseen malliin");
    review.locator(".error").waitFor();
    assertThat(review.locator(".error").innerText()).contains("lupa on peruttu");
    press(review, "Palaa mukana tulleeseen malliin");
    review.locator(".notice").waitFor();
    assertThat(new Chat().say("text", ASKED).path("topic").asText()).isNotEqualTo("living.pets");

    Path exported = folder.resolve("exported");
    assertThat(house.order("nlu.export", Map.of("folder", exported.toString())).done()).isTrue();
    assertThat(Files.readAllLines(exported.resolve("fi/living.pets.txt")))
        .hasSize(9)
        .contains("voinko ottaa koirani mukaan suomeen");
    assertThat(house.visitor("administrator").get("/studio/audit?action=model").body())
        .contains("test-reviewer")
        .contains("malli otettu käyttöön");
  }
}
