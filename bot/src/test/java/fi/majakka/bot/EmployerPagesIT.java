package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages for employers in a real browser, without scripts, found sound by axe. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmployerPagesIT {
  @TempDir static Path folder;
  private Assembly assembly;
  private Chrome chrome;

  @BeforeAll
  void start() {
    assembly = Trained.served(folder, Clock.systemUTC(), Map.of());
    chrome = new Chrome();
  }

  @AfterAll
  void stop() {
    chrome.close();
    assembly.close();
  }

  private Page open(int width, int height, String path) {
    Page page =
        chrome.window(new Browser.NewContextOptions().setViewportSize(width, height)).newPage();
    page.navigate("http://127.0.0.1:" + assembly.port() + path);
    return page;
  }

  private static List<String> violations(Page page) {
    return new AxeBuilder(page)
            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
            .analyze()
            .getViolations()
            .stream()
            .map(Rule::getId)
            .toList();
  }

  @Test
  void aTaskAndAMunicipalityLeadToWhoServesThere() {
    Page page = open(360, 740, "/who?language=fi");
    page.locator("#task").selectOption("recruit");
    page.locator("#municipality").selectOption("kinnula");
    page.locator("#municipality").focus();
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    page.waitForURL("**municipality=kinnula**");
    assertThat(page.locator("main").innerText())
        .contains("Pohjoisen Keski-Suomen työllisyysalue")
        .contains("Kinnulan kunta")
        .contains("ei ole vahvistettu")
        .doesNotContain("Karstulan kunta");
    page.getByText("In English").click();
    page.locator("html[lang=en]").waitFor();
    assertThat(page.url()).contains("task=recruit").contains("municipality=kinnula");
  }

  @Test
  void anAdvertisementIsCheckedAndNotKept() {
    Page page = open(1280, 900, "/adcheck?language=fi");
    String text = "Haemme alle 30-vuotiasta naista. <b onmouseover=alert(1)>Lihava</b>";
    page.locator("textarea").fill(text);
    page.getByText("Tarkista", new Page.GetByTextOptions().setExact(true)).click();
    page.getByText("Voi olla lainvastainen").waitFor();
    assertThat(page.locator("main").innerText())
        .contains("alle 30-vuotiasta")
        .contains("Sukupuoli")
        .contains("Yhdenvertaisuusvaltuutettu")
        .contains("Puuttuu:");
    assertThat(page.locator("main b").count()).isZero();
    assertThat(page.locator("textarea").inputValue()).isEqualTo(text);
    assertThat(violations(page)).isEmpty();
  }

  @Test
  void anEmptyAdvertisementIsToldSo() {
    Page page = open(360, 740, "/adcheck?language=en");
    page.locator("textarea").fill("short");
    page.getByText("Check", new Page.GetByTextOptions().setExact(true)).click();
    page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT).waitFor();
    assertThat(page.locator("main").innerText()).contains("too short");
  }

  @Test
  void theAssessmentEndsInAPlanThatItsAddressKeeps() {
    Page page = open(360, 740, "/readiness?language=en");
    for (int i = 0; i < 12; i++) {
      page.locator("fieldset").nth(i).locator("input").nth(i % 3).check();
    }
    page.locator("#municipality").selectOption("viitasaari");
    page.getByText("Make the plan").click();
    page.locator("ol.steps").waitFor();
    assertThat(page.url()).contains("answers=012012012012").contains("municipality=viitasaari");
    assertThat(page.locator("main").innerText()).contains("Who helps").contains("Sources");
    assertThat(violations(page)).isEmpty();
    page.getByText("Change the answers").click();
    assertThat(page.locator("fieldset").nth(1).locator("input").nth(1).isChecked()).isTrue();
  }

  @Test
  void anUnansweredQuestionIsNamed() {
    Page page = open(360, 740, "/readiness/plan?language=en&q1=2&q2=1");
    page.getByText("Please answer these too: 3, 4").waitFor();
    assertThat(page.locator("fieldset").nth(0).locator("input").nth(2).isChecked()).isTrue();
  }

  @Test
  void theCodeOfAPackageOpensTheAssistantOnThePlace() {
    Page page = open(360, 740, "/?language=fi&topic=living.municipality&place=kinnula");
    page.getByRole(com.microsoft.playwright.options.AriaRole.LOG)
        .getByText("Kinnula")
        .nth(1)
        .waitFor();
    assertThat(page.locator("majakka-chat").innerText()).doesNotContain("/start");
  }

  @Test
  void aChecklistRemembersInItsSignedAddressWhatIsDone() {
    Page page = open(360, 740, "/steps/eu?language=en");
    page.locator("input[value=need]").check();
    page.locator("input[value=publish]").check();
    page.getByText("Update the list").click();
    page.getByText("2 of 10 done.").waitFor();
    assertThat(page.url()).contains("done=need.publish").contains("&s=");
    assertThat(page.locator("input[value=publish]").isChecked()).isTrue();
    assertThat(violations(page)).isEmpty();
    Page forged =
        open(360, 740, page.url().replaceAll("^http://[^/]*", "").replace("need.", "need.eures."));
    assertThat(forged.locator("body").innerText()).contains("bad-address");
  }

  @ParameterizedTest
  @CsvSource({
    "360,740,/who?language=fi",
    "1280,900,/who?language=en&municipality=karstula",
    "360,740,/adcheck?language=fi",
    "1280,900,/readiness?language=en",
    "360,740,/needs?language=fi",
    "1280,900,/needs/summary?language=en",
    "360,740,/package?language=fi&municipality=kinnula",
    "1280,900,/package?language=en&municipality=karstula&audience=family"
  })
  void axeFindsNothingAndNothingScrollsSideways(int width, int height, String path) {
    Page page = open(width, height, path);
    assertThat(violations(page)).isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
  }
}
