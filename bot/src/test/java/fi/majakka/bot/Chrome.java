package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The machine's own Chromium. Confined to one thread. */
public final class Chrome implements AutoCloseable {
  private static final Path SCREENS = Path.of("target/screens");
  private final Playwright playwright =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private final Browser browser =
      playwright
          .chromium()
          .launch(
              new BrowserType.LaunchOptions()
                  .setExecutablePath(Path.of("/usr/bin/chromium"))
                  .setArgs(
                      List.of(
                          "--no-sandbox",
                          "--disable-gpu",
                          "--disable-quic",
                          "--disable-background-networking",
                          "--disable-component-update",
                          "--disable-sync")));

  /** A phone in light colours. */
  public Page phone(String address) {
    return open(360, 740, ColorScheme.LIGHT, true, address);
  }

  /** A desk in dark colours. */
  public Page desk(String address) {
    return open(1280, 900, ColorScheme.DARK, true, address);
  }

  /**
   * A phone without any scripts. Axe is a script and waits for timers, which never come here: it
   * looks at such pages with {@link #withoutItsScripts}.
   */
  public Page withoutScripts(String address) {
    return open(360, 740, ColorScheme.LIGHT, false, address);
  }

  /** A phone that fetches none of the page's own scripts. */
  public Page withoutItsScripts(String address) {
    Page page = open(360, 740, ColorScheme.LIGHT, true, "about:blank");
    page.route(url -> url.endsWith(".js"), Route::abort);
    page.navigate(address);
    return page;
  }

  private Page open(int width, int height, ColorScheme scheme, boolean scripts, String address) {
    Page page =
        browser
            .newContext(
                new Browser.NewContextOptions()
                    .setReducedMotion(ReducedMotion.REDUCE)
                    .setColorScheme(scheme)
                    .setJavaScriptEnabled(scripts)
                    .setViewportSize(width, height))
            .newPage();
    page.navigate(address);
    return page;
  }

  /** A window of its own, with nothing remembered. */
  public BrowserContext window(Browser.NewContextOptions options) {
    return browser.newContext(options);
  }

  /** Axe finds nothing, nothing scrolls sideways, no cookies are set; leaves a picture. */
  public static void sound(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENS.resolve(name + ".png")));
    List<Rule> violations =
        new AxeBuilder(page)
            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
            .analyze()
            .getViolations();
    assertThat(violations).as(name).extracting(Rule::getId).isEmpty();
    assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as(name + " fits the screen")
        .isTrue();
    assertThat(page.context().cookies()).as(name).isEmpty();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
