package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fi.majakka.bot.operator.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Notices and new facts, from the form to the answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedHouse.class)
class StudioWritingIT {
  private StudioHouse house;

  @BeforeAll
  void open(StudioHouse shared) {
    house = shared;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(house.clock().instant(), ZoneId.of("Europe/Helsinki"));
  }

  private String answer(String municipality) {
    return new StudioVisitor(house.url())
        .get("/api/v1/articles/living.rental?language=fi&municipality=" + municipality)
        .body();
  }

  @Test
  void aNoticeOfAMunicipalityStandsAboveItsAnswersOncePublished() {
    Page page = house.page("coordinator", 360, 740, "/studio/notices/new");
    StudioHouse.sound(page);
    page.locator("#fi").fill("Kunnantalo on kiinni perjantaina.");
    page.locator("#en").fill("The municipal office is closed on Friday.");
    page.locator("#until").fill(today().plusDays(3).toString());
    page.locator("input[value=Kinnula]").check();
    page.locator("main form button").first().click();
    page.locator("ins").first().waitFor();
    StudioHouse.sound(page);
    String draft = URI.create(page.url()).getPath();
    assertThat(answer("Kinnula")).doesNotContain("kiinni perjantaina");
    house.publish(draft);
    assertThat(answer("Kinnula")).contains("Kunnantalo on kiinni perjantaina.");
    assertThat(answer("Karstula")).doesNotContain("kiinni perjantaina");
    page.navigate(house.url() + "/studio/notices");
    assertThat(page.locator("ul.items").innerText()).contains("näkyy nyt");
    StudioHouse.sound(page);
    page.getByText("Kunnantalo on kiinni").click();
    assertThat(page.locator("input[value=Kinnula]").isChecked()).isTrue();
  }

  @Test
  void anOwnerWritesNoticesOfTheOwnMunicipalityOnly() {
    StudioVisitor owner = house.visitor("owner");
    assertThat(owner.get("/studio/notices/new").statusCode()).isEqualTo(200);
    Map<String, String> elsewhere =
        Map.of("fi", "x", "en", "y", "until", today().toString(), "municipalities", "Kinnula");
    assertThat(owner.post("/studio/notices/new", elsewhere).statusCode()).isEqualTo(403);
    Map<String, String> everywhere = Map.of("fi", "x", "en", "y", "until", today().toString());
    assertThat(owner.post("/studio/notices/new", everywhere).statusCode()).isEqualTo(403);
    assertThat(house.visitor("auditor").get("/studio/notices").statusCode()).isEqualTo(200);
    assertThat(house.visitor("auditor").get("/studio/notices/new").statusCode()).isEqualTo(403);
  }

  @Test
  void aNewFactComesWithItsSourceAndItsDates() {
    Page page = house.page("coordinator", 1280, 900, "/studio/facts");
    page.getByText("Uusi tieto").click();
    StudioHouse.sound(page);
    page.locator("#id").fill("test.new.hours");
    page.locator("#file").selectOption("living.yaml");
    page.locator("#type").selectOption("hours");
    page.locator("#owner").selectOption("kinnula");
    page.locator("#text_fi").fill("Asuntotoimisto on auki ma–pe klo 9–15.");
    page.locator("#text_en").fill("The housing office is open Mon–Fri 9:00–15:00.");
    page.locator("#value_fi").fill("ma–pe klo 9–15");
    page.locator("#value_en").fill("Mon–Fri 9:00–15:00");
    page.locator("#source").fill("https://www.kinnula.fi/");
    page.locator("#verify").fill("https://www.kinnula.fi/");
    page.setViewportSize(360, 740);
    StudioHouse.sound(page);
    page.locator("main form button").first().click();
    page.locator("ins").first().waitFor();
    assertThat(page.locator("p.good").first().innerText()).contains("Mikään ei estä");
    house.publish(URI.create(page.url()).getPath());
    assertThat(house.visitor("auditor").get("/studio/facts/test.new.hours").body())
        .contains("ma–pe klo 9–15");
  }

  @Test
  void aFactIsRemovedInADraftUnlessSomethingRestsOnIt() {
    StudioVisitor coordinator = house.visitor("coordinator");
    String used = coordinator.get("/studio/facts/tax.card").body();
    assertThat(used).doesNotContain("tax.card/remove").contains("/studio/articles/settle.tax");
    assertThat(coordinator.post("/studio/facts/tax.card/remove", Map.of()).statusCode())
        .isEqualTo(409);
    assertThat(coordinator.get("/studio/facts/education.lukio-2").body())
        .contains("education.lukio-2/remove");
    var removed = coordinator.post("/studio/facts/education.lukio-2/remove", Map.of());
    assertThat(removed.statusCode()).isEqualTo(303);
    String draft = removed.headers().firstValue("Location").orElseThrow();
    assertThat(coordinator.get(draft).body()).contains("<del>").contains("education.lukio-2");
  }

  @Test
  void aFactWithoutASourceOfTruthOrWithATakenIdIsNotSaved() {
    StudioVisitor coordinator = house.visitor("coordinator");
    coordinator.get("/studio/new-fact");
    var answer = coordinator.post("/studio/new-fact", Map.of("id", "tax.card", "type", "text"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("value=\"tax.card\"");
    assertThat(house.visitor("auditor").get("/studio/new-fact").statusCode()).isEqualTo(403);
  }

  private static String ptv() throws IOException {
    try (InputStream in = StudioWritingIT.class.getResourceAsStream("/ptv/channels.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aFileOfPtvIsReadInTheStudioAndItsSpecialDaysBecomeANotice(@TempDir Path folder)
      throws IOException {
    LocalDate day = today().plusDays(10);
    Path file =
        Files.writeString(
            folder.resolve("toimistot.json"),
            ptv()
                .replace("aaaaaaaa", "cccccccc")
                .replace("Esimerkkitoimisto", "Juhlatoimisto")
                .replace("2026-12-24", day.toString()));
    Page page = house.page("coordinator", 360, 740, "/studio/ptv/sources");
    page.locator("#file").setInputFiles(file);
    StudioHouse.sound(page);
    page.getByText("Lue tiedosto").last().click();
    page.locator(".notice").waitFor();
    page.navigate(house.url() + "/studio/ptv?special=yes&q=juhlatoimisto");
    page.getByText("Tee tiedote").click();
    assertThat(page.locator("#fi").inputValue()).startsWith("Juhlatoimisto: suljettu ");
    assertThat(page.locator("#until").inputValue()).isEqualTo(day.toString());
    assertThat(page.locator("#from").inputValue()).isEqualTo(day.minusDays(7).toString());
    assertThat(page.locator("input[value=Viitasaari]").isChecked()).isTrue();
    page.locator("main form button").first().click();
    page.locator("ins").first().waitFor();
    house.publish(URI.create(page.url()).getPath());
    page.navigate(house.url() + "/studio/ptv?special=yes&q=juhlatoimisto");
    assertThat(page.locator("main").innerText()).contains("tiedote on jo julkaistu");
    page.navigate(house.url() + "/studio/ptv/sources");
    assertThat(page.locator("main").innerText()).contains("toimistot.json");
    page.setViewportSize(1280, 900);
    StudioHouse.sound(page);
  }

  @Test
  void aFileThatIsNotOfPtvOrTooLargeOrNotOursToReadChangesNothing() throws IOException {
    String path = "/studio/ptv/sources/file";
    StudioVisitor coordinator = house.visitor("coordinator");
    String before = coordinator.get("/studio/ptv/sources").body();
    String csrf = coordinator.csrf();
    byte[] whole = ptv().getBytes(StandardCharsets.UTF_8);
    var text = coordinator.upload(path, csrf, "x.json", "hello".getBytes(StandardCharsets.UTF_8));
    assertThat(text.statusCode()).isEqualTo(422);
    assertThat(text.body()).contains("se ei ole JSON-tiedosto").contains("x.json");
    var other = coordinator.upload(path, csrf, "<b>.json", "{}".getBytes(StandardCharsets.UTF_8));
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.body()).contains("ei ole PTV:n palveluja").doesNotContain("<b>");
    assertThat(coordinator.upload(path, csrf, "x.json", new byte[0]).statusCode()).isEqualTo(422);
    assertThat(coordinator.upload(path, csrf, "x.json", new byte[11_000_000]).body())
        .contains("liian suuri");
    assertThat(coordinator.upload(path, "", "x.json", whole).statusCode()).isEqualTo(403);
    var broken = coordinator.multipart(path, "b", "garbage".getBytes(StandardCharsets.UTF_8));
    assertThat(broken.statusCode()).isEqualTo(400);
    assertThat(broken.headers().firstValue("Connection")).contains("close"); // or the next is lost
    assertThat(coordinator.multipart("/studio/ptv", "b", whole).statusCode()).isEqualTo(415);
    StudioVisitor owner = house.visitor("owner");
    owner.get("/studio/ptv/sources");
    assertThat(owner.upload(path, owner.csrf(), "x.json", whole).statusCode()).isEqualTo(403);
    assertThat(new StudioVisitor(house.url()).upload(path, "", "x.json", whole).statusCode())
        .isEqualTo(401);
    assertThat(coordinator.get("/studio/ptv/sources").body()).isEqualTo(before);
  }

  private void readPtv(Path folder, String number) throws IOException {
    Path file = Files.writeString(folder.resolve("p.json"), ptv().replace("145550101", number));
    Outcome outcome = house.order("kb.ptv", Map.of("source", file.toString()));
    assertThat(outcome.result()).isEqualTo("services and channels of PTV read: 1");
  }

  @Test
  void whatPtvSaysBecomesADraftAndWhatItSaysOtherwiseATask(@TempDir Path folder)
      throws IOException {
    readPtv(folder, "145550101");
    Page page = house.page("coordinator", 360, 740, "/studio/ptv");
    StudioHouse.sound(page);
    page.locator("input[value^=aaaaaaaa][value$='/phone/0']").check();
    page.locator("#owner").selectOption("viitasaari");
    page.setViewportSize(1280, 900);
    StudioHouse.sound(page);
    page.locator(".buttons button").last().click();
    page.locator("ins").first().waitFor();
    assertThat(page.locator("ins").allInnerTexts()).contains("0145550101");
    house.publish(URI.create(page.url()).getPath());
    assertThat(house.visitor("auditor").get("/studio/facts/ptv.aaaaaaaa.phone").body())
        .contains("Esimerkkitoimisto: puhelin 0145550101.");
    page.navigate(house.url() + "/studio/conflicts");
    assertThat(page.locator("p.good").count()).isEqualTo(1);

    readPtv(folder, "145550199");
    page.navigate(house.url() + "/studio");
    page.getByText("Ristiriitoja palvelutietovarannon kanssa: 1").click();
    assertThat(page.locator("main").innerText()).contains("0145550101").contains("0145550199");
    page.locator("details summary").click();
    StudioHouse.sound(page);
    page.setViewportSize(360, 740);
    StudioHouse.sound(page);
    page.locator("input[name=reason]").fill("Soitettu: vanha numero vastaa.");
    page.locator("form[action$=keep] button").click();
    page.locator(".notice").waitFor();
    assertThat(page.locator("p.good").count()).as("ours is kept").isEqualTo(1);

    readPtv(folder, "145550200");
    page.navigate(house.url() + "/studio/conflicts");
    page.locator("form[action$=take] button").click();
    page.locator("ins").first().waitFor();
    assertThat(page.locator("ins").allInnerTexts())
        .contains("0145550200", "Esimerkkitoimisto: puhelin 0145550200.");
    assertThat(house.visitor("auditor").get("/studio/conflicts").body())
        .as("it waits in a draft")
        .contains("class=\"good\"");
    page.navigate(house.url() + "/studio/ptv/aaaaaaaa-0000-4000-8000-000000000001");
    StudioHouse.sound(page);
    page.navigate(house.url() + "/studio/links");
    StudioHouse.sound(page);
  }
}
