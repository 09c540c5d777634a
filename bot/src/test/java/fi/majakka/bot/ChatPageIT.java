package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
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
import org.junit.jupiter.params.provider.ValueSource;

/** The chat in a real browser: by keyboard, on a phone and a desk, found sound by axe. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChatPageIT {
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
        chrome
            .window(
                new Browser.NewContextOptions()
                    .setReducedMotion(ReducedMotion.REDUCE)
                    .setViewportSize(width, height))
            .newPage();
    page.navigate("http://127.0.0.1:" + assembly.port() + path);
    return page;
  }

  @Test
  void aNewcomerAsksByKeyboardAloneAndSurvivesAReload() {
    Page page = open(360, 740, "/?language=en");
    Locator log = page.getByRole(AriaRole.LOG);
    log.getByText("automated assistant").waitFor();
    page.locator("textarea").focus();
    page.keyboard().type("How do I get a tax card?");
    page.keyboard().press("Enter");
    log.getByText("MyTax").first().waitFor();
    log.getByText("checked").first().waitFor();
    page.reload();
    page.getByRole(AriaRole.LOG).getByText("MyTax").first().waitFor();
    assertThat(page.context().cookies()).isEmpty();
  }

  @Test
  void aChoiceIsAButtonAndTheLanguageSwitches() {
    Page page = open(1280, 900, "/?language=en");
    page.getByText("Talk to a person").first().click();
    page.getByText("Suomeksi").first().click();
    page.getByText("Vastaan suomeksi").waitFor();
    assertThat(page.locator("section").first().getAttribute("lang")).isEqualTo("fi");
  }

  @Test
  void whatPeopleWriteIsNeverMarkup() {
    Page page = open(1280, 900, "/?language=en");
    page.getByText("automated assistant").waitFor();
    page.locator("textarea").fill("<img src=x onerror=document.title='broken'>");
    page.keyboard().press("Enter");
    page.getByText("<img src=x").waitFor();
    assertThat(page.title()).contains("Majakka");
  }

  @ParameterizedTest
  @CsvSource({
    "360,740,/?language=en",
    "1280,900,/?language=fi",
    "360,740,/articles?language=fi",
    "1280,900,/articles/living.rental?language=en"
  })
  void axeFindsNothing(int width, int height, String path) {
    Page page = open(width, height, path);
    page.getByText("Majakka").first().waitFor();
    List<Rule> violations =
        new AxeBuilder(page)
            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
            .analyze()
            .getViolations();
    assertThat(violations).extracting(Rule::getId).isEmpty();
  }

  /** Long names, and the wider letters of the time before ours are there. */
  @ParameterizedTest
  @ValueSource(strings = {"/articles/living.rental?language=fi", "/who?language=fi"})
  void nothingScrollsSidewaysAtFourHundredPercent(String path) {
    Page page = open(320, 256, path);
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
    page.route("**/*.woff2", Route::abort);
    page.reload();
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
  }
}
