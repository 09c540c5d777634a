package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What coordinators and reviewers do in the studio, in a real browser, down to the answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedHouse.class)
class StudioEditingIT {
  private static final String FACT = "health.appointments.hours";
  private static final String TOPIC = "settle.healthcare";
  private final HttpClient client = HttpClient.newHttpClient();
  private StudioHouse house;

  @BeforeAll
  void open(StudioHouse shared) {
    house = shared;
  }

  private String answer(String language) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(
                    URI.create(
                        house.url()
                            + "/api/v1/articles/"
                            + TOPIC
                            + "?municipality=Viitasaari&language="
                            + language))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  @Test
  void anOpeningHourIsChangedOnceReviewedPublishedAndRolledBack() throws Exception {
    assertThat(answer("fi")).contains("ma–pe klo 8–16");
    Page writer = house.page("coordinator", 1280, 900, "/studio/facts/" + FACT);
    writer.locator("a.button").click();
    writer.locator("#value_fi").fill("ma–pe klo 9–15");
    writer.locator("#value_en").fill("Mon–Fri 9:00–15:00");
    writer.locator("#text_fi").fill("Terveysasemien yhteinen ajanvaraus vastaa arkisin klo 9–15.");
    writer.locator("#text_en").fill("The shared line answers on weekdays 9:00–15:00.");
    StudioHouse.sound(writer);
    writer.locator("main form button").click();
    writer.locator("ins").first().waitFor();
    assertThat(writer.locator("ins").allInnerTexts()).contains("ma–pe klo 9–15");
    assertThat(writer.locator("del").allInnerTexts()).contains("ma–pe klo 8–16");
    StudioHouse.sound(writer);
    String draft = URI.create(writer.url()).getPath();
    writer.locator("form[action$=submit] button").click();
    writer.locator(".notice").waitFor();
    assertThat(answer("fi")).as("not before it is published").contains("klo 8–16");

    Page reviewer = house.page("reviewer", 360, 740, draft);
    StudioHouse.sound(reviewer);
    reviewer.locator("form[action$=approve] button").click();
    reviewer.locator(".inforce").waitFor();
    StudioHouse.sound(reviewer);
    assertThat(answer("fi")).contains("ma–pe klo 9–15");
    assertThat(answer("en")).contains("Mon–Fri 9:00–15:00");

    reviewer.locator("form[action$='/1/roll-back'] button").click();
    reviewer.locator(".notice").waitFor();
    assertThat(answer("fi")).contains("ma–pe klo 8–16");
    assertThat(house.visitor("auditor").get("/studio/audit?action=release").body())
        .contains("test-reviewer");
    Page release = house.page("auditor", 1280, 900, "/studio/releases");
    release.locator("ul.items a[href^='/studio/releases/']").nth(1).click();
    release.locator("ins").first().waitFor();
    StudioHouse.sound(release);
    release.locator("#from").selectOption(Integer.toString(1));
    release.locator("main form button").click();
    release.getByText("Muutokset julkaisusta 1").waitFor();
    assertThat(release.locator("ins").allInnerTexts()).contains("ma–pe klo 9–15");
  }

  @Test
  void aFactIsAddedByAWordOfItAndItsWordsStandBesideTheText() {
    Page page = house.page("coordinator", 360, 740, "/studio/articles/living.buy_home/edit");
    assertThat(page.locator("h1").innerText()).startsWith("Muokkaa: ");
    assertThat(page.locator("datalist option[value='" + FACT + "']").textContent())
        .contains("ajanvaraus");
    page.locator("#lead summary").click();
    page.locator("#lead_add").fill(FACT);
    page.locator("#draft").selectOption("");
    page.locator("main form button").first().click();
    page.locator("ins").first().waitFor();
    assertThat(page.locator("ins").allInnerTexts()).contains(FACT);
  }

  @Test
  void anotherRowIsGivenWithoutScriptsAndNothingIsSaved() {
    StudioVisitor coordinator = house.visitor("coordinator");
    String path = "/studio/articles/living.pets/edit";
    String form = coordinator.get(path).body();
    String drafts = coordinator.get("/studio/releases").body();
    Map<String, String> fields =
        new TreeMap<>(
            Map.of(
                "token", StudioVisitor.value(form, "token"),
                "name_fi", "Lemmikit",
                "lead_fi", "Ensin tämä.",
                "step0_fi", "Kysy kunnasta.",
                "step1_fi", "",
                "link0_url", "https://example.com/",
                "add", "step"));
    assertThat(coordinator.post(path, fields).body())
        .contains("Kysy kunnasta.", "id=\"step1_fi\"", "id=\"link1_url\"")
        .doesNotContain("id=\"step2_fi\"");
    fields.put("step1_fi", "Varaa aika.");
    assertThat(coordinator.post(path, fields).body())
        .contains("Varaa aika.", "id=\"step2_fi\"")
        .doesNotContain("id=\"step3_fi\"");
    assertThat(coordinator.get("/studio/releases").body()).isEqualTo(drafts);
  }

  @Test
  void whoElseIsEditingIsShown() {
    house.visitor("coordinator").get("/studio/articles/living.buy_home/edit");
    assertThat(house.visitor("reviewer").get("/studio/articles/living.buy_home/edit").body())
        .contains("test-coordinator");
    assertThat(house.visitor("coordinator").get("/studio/facts/" + FACT + "/edit").body())
        .doesNotContain("test-reviewer");
  }

  @Test
  void whoWroteADraftCannotReviewIt() {
    StudioVisitor reviewer = house.visitor("reviewer");
    String form = reviewer.get("/studio/articles/living.rental/edit").body();
    assertThat(form).contains("name=\"lead_fi\"");
    String to = save(reviewer, "living.rental", form, "reviewer's own");
    reviewer.get(to);
    assertThat(reviewer.post(to + "/submit", Map.of()).statusCode()).isEqualTo(303);
    reviewer.get(to);
    assertThat(reviewer.post(to + "/approve", Map.of()).statusCode()).isEqualTo(409);
  }

  /** Saves an article's title as it is, with a mark; returns the path of the draft. */
  private static String save(StudioVisitor visitor, String topic, String form, String title) {
    Map<String, String> fields = new TreeMap<>();
    Matcher inputs =
        Pattern.compile("<input[^>]*name=\"([a-z0-9_]+)\"[^>]*value=\"([^\"]*)\"").matcher(form);
    while (inputs.find()) {
      fields.putIfAbsent(inputs.group(1), unescaped(inputs.group(2)));
    }
    Matcher areas =
        Pattern.compile("<textarea[^>]*name=\"([a-z0-9_]+)\"[^>]*>(.*?)</textarea>", Pattern.DOTALL)
            .matcher(form);
    while (areas.find()) {
      fields.put(areas.group(1), unescaped(areas.group(2)));
    }
    fields.put("name_fi", fields.get("name_fi") + " nyt");
    fields.put("name_en", fields.get("name_en") + " now");
    fields.put("title", title);
    fields.remove("twin_holds");
    Matcher chosen =
        Pattern.compile("<option value=\"([^\"]+)\" selected")
            .matcher(form.substring(form.indexOf("id=\"draft\"")));
    if (chosen.find()) {
      fields.put("draft", chosen.group(1));
    }
    HttpResponse<String> saved = visitor.post("/studio/articles/" + topic + "/edit", fields);
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
    String location = saved.headers().firstValue("Location").orElseThrow();
    return location.substring(0, location.indexOf('?'));
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  @Test
  void twoEditorsOfTheSameFieldAreShownAndNothingIsLost() {
    StudioVisitor first = house.visitor("coordinator");
    StudioVisitor second = house.visitor("administrator");
    String draft =
        save(first, "living.cost", first.get("/studio/articles/living.cost/edit").body(), "shared");
    String id = draft.substring(draft.lastIndexOf('/') + 1);
    String page = second.get("/studio/articles/living.cost/edit?draft=" + id).body();
    String again = first.get("/studio/articles/living.cost/edit?draft=" + id).body();
    save(first, "living.cost", again, "");
    Map<String, String> fields =
        Map.of(
            "draft", id,
            "token", StudioVisitor.value(page, "token"),
            "name_fi", "aivan toinen",
            "name_en", "quite another",
            "lead_fi", "x",
            "lead_en", "y");
    HttpResponse<String> clash = second.post("/studio/articles/living.cost/edit", fields);
    assertThat(clash.statusCode()).isEqualTo(409);
    assertThat(clash.body()).contains("aivan toinen").contains("quite another");
    assertThat(clash.body()).as("what the other one wrote").contains(" nyt nyt", " now now");
  }

  @Test
  void anOwnerWritesForTheOwnMunicipalityOnly() {
    StudioVisitor owner = house.visitor("owner");
    assertThat(owner.get("/studio/articles/living.rental/edit?municipality=Karstula").statusCode())
        .isEqualTo(200);
    assertThat(owner.get("/studio/articles/living.rental/edit?municipality=Kinnula").statusCode())
        .isEqualTo(403);
    assertThat(
            owner
                .post(
                    "/studio/articles/living.rental/edit",
                    Map.of("municipality", "Kinnula", "lead_fi", "x", "lead_en", "y"))
                .statusCode())
        .isEqualTo(403);
    assertThat(owner.get("/studio/facts/" + FACT + "/edit").statusCode()).isEqualTo(403);
  }

  @Test
  void anAuditorReadsAllAndChangesNothing() {
    StudioVisitor auditor = house.visitor("auditor");
    assertThat(auditor.get("/studio/releases").statusCode()).isEqualTo(200);
    assertThat(auditor.get("/studio/releases/1").statusCode()).isEqualTo(200);
    assertThat(auditor.get("/studio/facts/" + FACT + "/edit").statusCode()).isEqualTo(403);
    assertThat(auditor.get("/studio/articles/" + TOPIC + "/edit").statusCode()).isEqualTo(403);
    for (String path :
        List.of(
            "/studio/releases/1/roll-back",
            "/studio/drafts/x/submit",
            "/studio/drafts/x/approve",
            "/studio/drafts/x/discard",
            "/studio/facts/" + FACT + "/edit",
            "/studio/articles/" + TOPIC + "/edit")) {
      assertThat(auditor.post(path, Map.of()).statusCode()).as(path).isEqualTo(403);
    }
  }

  @Test
  void aPreviewShowsWhatIsWrittenAndStoresNothing() {
    Page page = house.page("coordinator", 1280, 900, "/studio/articles/living.rental/edit");
    page.locator("#lead_fi").fill("Vuokra-asuntoja on nyt vapaana runsaasti.");
    page.locator("button[hx-post]").click();
    page.locator(".bubble")
        .getByText("Vuokra-asuntoja on nyt vapaana runsaasti.")
        .first()
        .waitFor();
    StudioHouse.sound(page);
    Locator telegram = page.locator("#preview details").first();
    telegram.locator("summary").click();
    assertThat(telegram.locator(".bubble").first().innerText())
        .contains("Vuokra-asuntoja on nyt vapaana runsaasti.")
        .contains("Lähde: ")
        .doesNotContain("<a href");
    page.locator("#preview details").nth(1).locator("summary").click();
    assertThat(page.locator("#preview details").nth(1).innerText())
        .contains("Vuokra-asuntoja on nyt vapaana runsaasti.");
    page.setViewportSize(360, 740);
    StudioHouse.sound(page);
    assertThat(page.url()).contains("/edit");
    assertThat(house.visitor("coordinator").get("/studio/releases").body())
        .doesNotContain("runsaasti");
  }

  @Test
  void whatStandsAroundAnAnswerIsEditedAndItsHistoryTellsWhoChangedWhat() {
    Page page = house.page("coordinator", 1280, 900, "/studio/articles/living.pets/edit");
    page.locator("#questions_fi").fill("Voinko tuoda koiran?\nKuka hoitaa sairaan kissan?");
    page.locator("#link0_fi").fill("Muuttajan sivut");
    page.locator("#link0_en").fill("Pages for movers");
    page.locator("#link0_url").fill("https://www.infofinland.fi/");
    page.locator("#responsible0").selectOption("kela");
    page.locator("#draft").selectOption("");
    StudioHouse.sound(page);
    page.setViewportSize(360, 740);
    StudioHouse.sound(page);
    page.locator("main form button").first().click();
    page.locator("ins").first().waitFor();
    assertThat(page.locator("ins").allInnerTexts())
        .contains("Kuka hoitaa sairaan kissan?", "Pages for movers", "kela");
    house.publish(URI.create(page.url()).getPath());
    page.navigate(house.url() + "/studio/articles/living.pets");
    page.getByText("Historia").click();
    page.locator("ins").first().waitFor();
    StudioHouse.sound(page);
    assertThat(page.locator("section").first().innerText())
        .contains("test-coordinator")
        .contains("test-reviewer")
        .contains("Muuttajan sivut");
    assertThat(page.locator("section").last().innerText()).contains("Julkaisu 1");
  }
}
