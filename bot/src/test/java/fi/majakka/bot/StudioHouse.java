package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import fi.majakka.bot.config.Config;
import fi.majakka.bot.config.ConfigReader;
import fi.majakka.bot.config.Home;
import fi.majakka.bot.operator.Order;
import fi.majakka.bot.operator.OrderSpool;
import fi.majakka.bot.operator.Outcome;
import fi.majakka.bot.privacy.MasterKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A running server with a studio, people of every role in it, and a real browser before it. */
final class StudioHouse implements AutoCloseable {
  private final Path folder;
  private final Path data;
  private final Path settings;
  private final MovingClock clock = new MovingClock();
  private final Assembly assembly;
  private final Chrome chrome;
  private final Map<String, StudioVisitor> visitors = new LinkedHashMap<>();
  private final Map<String, BrowserContext> inside = new LinkedHashMap<>();

  StudioHouse(Path folder, Map<String, String> environment) {
    this(folder, environment, Trained.HOME);
  }

  /**
   * @param home where the knowledge base and the training data lie
   */
  StudioHouse(Path folder, Map<String, String> environment, Home home) {
    this.folder = folder;
    this.data = folder.resolve("data");
    this.settings = folder.resolve("majakka.yaml");
    write(
        settings,
        "server:\n  trustProxy: true\nprivacy:\n  keyFile: "
            + folder.resolve("key/master.json")
            + "\nlinks:\n  everyDays: 0\n");
    if (home.equals(Trained.HOME)) {
      Trained.knowing();
    }
    Config config = new ConfigReader(environment).read(settings).onPort(0);
    this.assembly = new Assembly(config, home, data, clock);
    assembly.start();
    chrome = new Chrome();
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  MovingClock clock() {
    return clock;
  }

  String url() {
    return "http://localhost:" + assembly.port();
  }

  /** What a command printed and how it ended. */
  record Printed(int status, String out, String err) {}

  /** Runs a command of the terminal on this server's data, as a process of its own. */
  Printed terminal(String... words) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dmajakka.home=" + Trained.HOME.root(),
                "-cp",
                System.getProperty("java.class.path"),
                "fi.majakka.bot.Main"));
    command.addAll(List.of(words));
    command.addAll(List.of("--data", data.toString(), "--config", settings.toString()));
    try {
      Path err = Files.createTempFile(folder, "err", ".txt");
      Process process = new ProcessBuilder(command).redirectError(err.toFile()).start();
      String out =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return new Printed(process.waitFor(), out, Files.readString(err).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Has the server carry out an order of the terminal. */
  Outcome order(String name, Map<String, String> values) {
    MasterKey master = MasterKey.open(folder.resolve("key/master.json"), data);
    try {
      return new OrderSpool(data, master, clock)
          .send(new Order(name, values), Duration.ofSeconds(30));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Adds a user; returns the one-time password. */
  String add(String name, String role) {
    Map<String, String> values = new TreeMap<>(Map.of("name", name, "role", role));
    if (role.equals("owner")) {
      values.put("municipality", "Karstula");
    }
    Outcome outcome = order("user.add", values);
    assertThat(outcome.done()).as(outcome.remark()).isTrue();
    return outcome.result();
  }

  /** Everybody, as the terminal lists them. */
  String everybody() {
    return order("user.list", Map.of()).result();
  }

  /** Somebody of a role, inside; made at first use. */
  StudioVisitor visitor(String role) {
    return visitors.computeIfAbsent(
        role,
        key -> {
          String name = "test-" + role;
          return StudioVisitor.enter(url(), name, add(name, role), clock);
        });
  }

  /** Has the coordinator hand a draft in, and the reviewer publish it. */
  void publish(String draft) {
    StudioVisitor coordinator = visitor("coordinator");
    coordinator.get(draft);
    assertThat(coordinator.post(draft + "/submit", Map.of()).statusCode()).isEqualTo(303);
    StudioVisitor reviewer = visitor("reviewer");
    reviewer.get(draft);
    assertThat(reviewer.post(draft + "/approve", Map.of()).statusCode()).isEqualTo(303);
  }

  /** A page of the browser, of nobody. */
  Page page(int width, int height) {
    return context(width, height).newPage();
  }

  /** A page of the browser, of somebody of a role who is inside. */
  Page page(String role, int width, int height, String path) {
    Page page = inside.computeIfAbsent(role, this::signIn).newPage();
    page.setViewportSize(width, height);
    page.navigate(url() + path);
    return page;
  }

  private BrowserContext signIn(String role) {
    StudioVisitor visitor = visitor(role);
    BrowserContext context = context(1280, 900);
    Page page = context.newPage();
    page.navigate(url() + "/studio/sign-in");
    page.locator("#name").fill("test-" + role);
    page.locator("#password").fill(StudioVisitor.PASSWORD);
    page.keyboard().press("Enter");
    page.locator("#code").fill(visitor.recoveryCode());
    page.keyboard().press("Enter");
    page.locator("nav.rooms").waitFor();
    page.close();
    return context;
  }

  private BrowserContext context(int width, int height) {
    return chrome.window(
        new Browser.NewContextOptions()
            .setReducedMotion(ReducedMotion.REDUCE)
            .setLocale("en-GB")
            .setViewportSize(width, height));
  }

  /** Nothing on the page that axe finds fault with, and nothing that scrolls sideways. */
  static void sound(Page page) {
    picture(page);
    // Only what is wrong is described: to describe thousands of elements that are right takes
    // longest.
    AxeRunOptions options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    List<Rule> violations =
        new AxeBuilder(page)
            .options(options)
            .setLegacyMode(true) // one page without frames needs no second one to gather results
            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
            .analyze()
            .getViolations();
    assertThat(violations)
        .as(page.url())
        .extracting(rule -> rule.getId() + " " + rule.getNodes().get(0).getHtml())
        .isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as("scrolls sideways: " + page.url())
        .isEqualTo(true);
  }

  /** With -Dmajakka.screenshots=DIR every page that is looked at is kept as a picture. */
  private static void picture(Page page) {
    String pictures = System.getProperty("majakka.screenshots", "");
    if (!pictures.isEmpty()) {
      String name =
          URI.create(page.url()).getPath().substring(1).replace('/', '-')
              + "-"
              + page.viewportSize().width
              + ".png";
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of(pictures, name)).setFullPage(true));
    }
  }

  @Override
  public void close() {
    chrome.close();
    assembly.close();
  }
}
