package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vacancies, events, open applications and coming needs, as coordinators keep them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedHouse.class)
class StudioWorkIT {
  private StudioHouse house;

  @BeforeAll
  void open(StudioHouse shared) {
    house = shared;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"vacancies", "events", "events/new", "applications", "applications/windows"})
  void axeFindsNothingOnPhonesAndDesks(String page) {
    Page opened = house.page("coordinator", 1280, 900, "/studio/" + page);
    StudioHouse.sound(opened);
    opened.setViewportSize(360, 740);
    StudioHouse.sound(opened);
  }

  @Test
  void everyFeedIsListedWithItsStateAndSamplesAreCalledSamples() {
    assertThat(house.visitor("auditor").get("/studio/vacancies").body())
        .contains("esimerkkiaineisto")
        .contains("avoinna");
  }

  @Test
  void anEventIsAddedShownCalledOffAndDeleted() {
    LocalDate day =
        LocalDate.ofInstant(house.clock().instant(), ZoneId.of("Europe/Helsinki")).plusDays(20);
    Page page = house.page("coordinator", 360, 740, "/studio/events/new");
    page.locator("#title_fi").fill("Koeilta työnhakijoille");
    page.locator("#title_en").fill("Trial evening for job seekers");
    page.locator("#about_fi").fill("Tule kysymään työstä.");
    page.locator("#about_en").fill("Come and ask about work.");
    page.locator("#place_fi").fill("Kirjasto");
    page.locator("#place_en").fill("Library");
    page.locator("#start").fill(day + "T17:00");
    page.locator("#end").fill(day + "T19:00");
    page.locator("#municipality").selectOption("Kinnula");
    page.locator("#organiser").selectOption("kinnula");
    page.locator("input[name=sign_up]").check();
    page.locator("main form button").first().click();
    page.locator(".notice").waitFor();
    StudioHouse.sound(page);
    StudioVisitor anybody = new StudioVisitor(house.url());
    assertThat(anybody.get("/events?language=en").body()).contains("Trial evening");

    assertThat(house.visitor("owner").get("/studio/events/koeilta-tyonhakijoill").statusCode())
        .as("the owner of another municipality")
        .isEqualTo(403);
    page.getByText("Koeilta työnhakijoille").first().click();
    page.locator("input[name=cancelled]").check();
    StudioHouse.sound(page);
    page.locator("main form button").first().click();
    page.locator(".notice").waitFor();
    assertThat(anybody.get("/events/koeilta-tyonhakijoill?language=en").body())
        .containsIgnoringCase("cancelled");
    page.navigate(house.url() + "/studio/events/koeilta-tyonhakijoill");
    page.locator("button.danger").click();
    page.locator(".notice").waitFor();
    assertThat(anybody.get("/events?language=en").body()).doesNotContain("Trial evening");
    assertThat(house.visitor("auditor").get("/studio/audit?action=event").body())
        .contains("koeilta-tyonhakijoill");
  }

  @Test
  void anEventThatIsWrongIsNotSavedAndWhatWasTypedStays() {
    StudioVisitor coordinator = house.visitor("coordinator");
    coordinator.get("/studio/events/new");
    var answer =
        coordinator.post("/studio/events/new", Map.of("title_fi", "Jäljelle jäävä teksti"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Jäljelle jäävä teksti");
    StudioVisitor auditor = house.visitor("auditor");
    assertThat(auditor.get("/studio/events").statusCode()).isEqualTo(200);
    assertThat(auditor.get("/studio/events/new").statusCode()).isEqualTo(403);
  }

  @Test
  void applicationsComeInOrderOfArrivalAndAnEmployerSeesThemThroughAWindow() {
    apply("Ensi Mäinen");
    apply("Toi Nen");
    Page page = house.page("coordinator", 1280, 900, "/studio/applications");
    assertThat(page.locator("ol.cards > li").allInnerTexts())
        .satisfiesExactly(
            first -> assertThat(first).contains("Ensi Mäinen"),
            second -> assertThat(second).contains("Toi Nen"));
    StudioHouse.sound(page);
    page.navigate(house.url() + "/studio/applications/windows");
    page.locator("#name").fill("Esimerkkisaha");
    page.locator("main form button").first().click();
    page.locator(".notice").waitFor();
    StudioHouse.sound(page);
    String window = URI.create(page.locator("input[readonly]").first().inputValue()).getPath();
    StudioVisitor employer = new StudioVisitor(house.url());
    assertThat(employer.get(window).body()).contains("Ensi Mäinen");
    page.locator("button.danger").first().click();
    page.locator(".notice").waitFor();
    assertThat(employer.get(window).statusCode()).isEqualTo(410);
    assertThat(house.visitor("owner").get("/studio/applications").statusCode())
        .as("a municipality is an employer")
        .isEqualTo(403);
    assertThat(house.visitor("auditor").get("/studio/applications").statusCode()).isEqualTo(403);
    assertThat(house.visitor("administrator").get("/studio/audit?action=application").body())
        .contains("test-coordinator");
  }

  /** Somebody leaves an open application on the public page. */
  private void apply(String name) {
    Page page = house.page(1280, 900);
    page.navigate(house.url() + "/applications/new?language=en");
    page.getByLabel("Work 1").fill("welder");
    page.getByLabel("How do you speak Finnish?").selectOption("basic");
    page.getByLabel("How do you speak English?").selectOption("good");
    page.getByLabel("How long have you done").selectOption("two_to_five_years");
    page.getByLabel("Name").fill(name);
    page.getByLabel("Email").fill("somebody@example.com");
    page.getByLabel("Every employer of the region").check();
    press(page, "Preview");
    page.getByLabel("I allow these details").check();
    press(page, "Send the application");
    page.getByText("Save the address of this page").waitFor();
    page.context().close();
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
  }

  @Test
  void comingNeedsAreListedForThoseWhoAnswerForThem() {
    int year = LocalDate.ofInstant(house.clock().instant(), ZoneId.of("Europe/Helsinki")).getYear();
    StudioVisitor employer = new StudioVisitor(house.url());
    assertThat(
            employer
                .post(
                    "/needs?language=en",
                    Map.of(
                        "occupation", "hitsaaja",
                        "number", "4",
                        "quarter", (year + 1) + "-2",
                        "lasting", "seasonal",
                        "municipality", "kinnula",
                        "skills", "MIG-hitsaus",
                        "contact", "saha@example.fi"))
                .statusCode())
        .isEqualTo(303);
    Page page = house.page("coordinator", 360, 740, "/studio/needs");
    assertThat(page.locator("main").innerText())
        .contains("4 × hitsaaja")
        .contains("MIG-hitsaus")
        .contains("saha@example.fi");
    StudioHouse.sound(page);
    assertThat(house.visitor("owner").get("/studio/needs").body()).doesNotContain("MIG-hitsaus");
    assertThat(house.visitor("auditor").get("/studio/needs").statusCode()).isEqualTo(403);
  }
}
