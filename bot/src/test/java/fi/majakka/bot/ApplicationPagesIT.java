package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.applications.ApplicationBook;
import fi.majakka.bot.applications.ApplicationLinks;
import fi.majakka.bot.applications.ApplicationNotices;
import fi.majakka.bot.applications.Contact;
import fi.majakka.bot.applications.Employer;
import fi.majakka.bot.applications.EmployerView;
import fi.majakka.bot.applications.Experience;
import fi.majakka.bot.applications.Facts;
import fi.majakka.bot.applications.Level;
import fi.majakka.bot.applications.Sharing;
import fi.majakka.bot.channel.web.WebPages;
import fi.majakka.bot.config.Config;
import fi.majakka.bot.config.ConfigReader;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.mail.Mail;
import fi.majakka.bot.mail.Mailer;
import fi.majakka.bot.privacy.MasterKey;
import fi.majakka.bot.privacy.SignedIds;
import fi.majakka.bot.privacy.Signer;
import fi.majakka.bot.storage.Database;
import fi.majakka.bot.storage.JdbiApplicationBook;
import fi.majakka.bot.storage.JdbiApplications;
import fi.majakka.bot.web.HttpServer;
import fi.majakka.bot.web.RateLimits;
import fi.majakka.bot.web.Templates;
import fi.majakka.bot.web.applications.ApplicationPages;
import fi.majakka.bot.web.applications.EmployerPages;
import fi.majakka.kb.Text;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The pages of the open applications over real HTTP, in a real browser, on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApplicationPagesIT {
  private static final Employer KARSTULA =
      new Employer("karstula", new Text("Karstulan kunta", "Municipality of Karstula"));
  @TempDir static Path folder;
  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T10:00:00Z"));
  private final Signer signer = new Signer(new byte[32]);
  private final SignedIds ids = new SignedIds(signer, ApplicationsFeature.APPLICATION);
  private final SignedIds windows = new SignedIds(signer, ApplicationsFeature.WINDOW);
  private final Collecting mails = new Collecting();
  private final HttpClient http = HttpClient.newHttpClient();
  private Database database;
  private JdbiApplications applications;
  private ApplicationBook book;
  private ApplicationLinks links;
  private HttpServer server;
  private Chrome chrome;

  /** Keeps what is to be sent. */
  private static final class Collecting implements Mailer {
    private final List<Mail> sent = new CopyOnWriteArrayList<>();

    @Override
    public boolean on() {
      return true;
    }

    @Override
    public CompletableFuture<Void> send(Mail mail) {
      sent.add(mail);
      return CompletableFuture.completedFuture(null);
    }
  }

  @BeforeAll
  void start() {
    Config config =
        new ConfigReader(Map.of("MAJAKKA_LIMITS_FORMSPERMINUTE", "1000"))
            .read(Trained.HOME.settings())
            .onPort(0);
    MasterKey master = MasterKey.open(folder.resolve("key/k.json"), folder.resolve("data"));
    database = Database.open(config.database(), folder.resolve("data"));
    applications =
        new JdbiApplications(
            database, master, config.applications(), () -> List.of(KARSTULA), clock);
    book = new JdbiApplicationBook(database, master, windows, clock);
    links = new ApplicationLinks(ids, windows, () -> "http://127.0.0.1:" + server.port());
    CurrentKnowledge knowledge =
        new CurrentKnowledge(
            fi.majakka.kb.KnowledgeBaseReader.read(Trained.HOME.knowledge(), "sydansuomi")
                .usable());
    Templates templates = new Templates();
    server =
        new HttpServer(
            config.server(),
            new RateLimits(100_000),
            List.of(
                new WebPages(),
                new ApplicationPages(
                    applications,
                    new ApplicationNotices(knowledge::get, links, mails),
                    ids,
                    knowledge,
                    templates,
                    config),
                new EmployerPages(book, windows, knowledge, templates, clock)));
    server.start();
    chrome = new Chrome();
  }

  @AfterAll
  void stop() {
    chrome.close();
    server.close();
    database.close();
  }

  private String address(String path) {
    return "http://127.0.0.1:" + server.port() + path;
  }

  private String shared(String name, String place, Sharing with) {
    String id = ids.fresh();
    Facts facts =
        new Facts(
            List.of("hitsaaja"),
            place.isEmpty() ? List.of() : List.of(place),
            Optional.empty(),
            Level.BASIC,
            Level.GOOD,
            "",
            Experience.OVER_FIVE_YEARS,
            "");
    applications
        .share(id, 0, Language.EN, facts, new Contact(name, name + "@example.com", ""), with)
        .join();
    clock.pass(Duration.ofSeconds(1));
    return id;
  }

  private EmployerView window(String name) {
    Employer employer = book.addEmployer(name, "Kaisa").join();
    return book.handOut(employer, "Kaisa", clock.instant().plus(Duration.ofDays(30))).join();
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
  }

  private static void fill(Page page) {
    page.getByLabel("Work 1").fill("welder");
    page.getByLabel("Kinnula").first().check();
    page.getByLabel("How do you speak Finnish?").selectOption("basic");
    page.getByLabel("How do you speak English?").selectOption("good");
    page.getByLabel("How long have you done").selectOption("two_to_five_years");
    page.getByLabel("Name").fill("Mia <b>Maker</b>");
    page.getByLabel("Email").fill("mia@example.com");
    page.getByLabel("Every employer of the region").check();
  }

  @Test
  void somebodyAppliesSeesWhatIsSharedChangesItAndTakesItBackWithoutScripts() {
    Page page = chrome.withoutScripts(address("/applications/new?language=en"));
    fill(page);
    press(page, "Preview");
    page.getByText("Check before you send").first().waitFor();
    assertThat(page.locator("dl.facts").innerText())
        .contains("welder")
        .contains("Mia <b>Maker</b>")
        .contains("mia@example.com");
    page.getByLabel("I allow these details").check();
    press(page, "Send the application");
    page.getByText("Save the address of this page").waitFor();
    String mine = page.url();
    assertThat(mails.sent.get(mails.sent.size() - 1).text())
        .contains(mine.substring(0, mine.indexOf('?')));
    page.getByText("No employer has opened").waitFor();
    String preview = page.locator("dl.facts").innerText();

    EmployerView window = window("Sawmill Sample");
    Page employer = chrome.withoutScripts(links.to(window) + "?language=en");
    assertThat(employer.locator("dl.facts").last().innerText())
        .as("the preview is what the employer sees")
        .isEqualTo(preview);
    page.reload();
    page.getByText("Sawmill Sample, 24 November 2026").waitFor();

    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Change the application"))
        .click();
    page.getByLabel("Work 1").fill("cleaner");
    press(page, "Preview");
    page.getByLabel("I allow these details").check();
    press(page, "Save the changes");
    page.getByText("You changed the application.").waitFor();
    employer.reload();
    assertThat(employer.locator("dl.facts").last().innerText()).contains("cleaner");

    page.locator("summary", new Page.LocatorOptions().setHasText("Withdraw")).click();
    press(page, "Withdraw and destroy the data");
    page.getByText("The application is gone").first().waitFor();
    employer.reload();
    assertThat(employer.content()).doesNotContain("mia@example.com");
    page.navigate(mine);
    page.getByText("You withdrew the application.").waitFor();
  }

  @Test
  void whatIsWrongIsSaidAtItsFieldAndNothingIsLostOrStored() {
    Page page = chrome.phone(address("/applications/new?language=fi"));
    page.getByLabel("Kerro osaamisestasi").fill("Tunnukseni on 131052-308T, osaan hitsata.");
    page.getByLabel("Sähköposti").fill("aino");
    page.getByLabel("Vain ne, jotka valitsen").check();
    press(page, "Esikatsele");
    Locator alert = page.getByRole(AriaRole.ALERT);
    assertThat(alert.innerText())
        .contains("Valitse, miten puhut suomea")
        .contains("Kirjoita nimesi")
        .contains("Tarkista sähköpostiosoite")
        .contains("Poista henkilötunnus")
        .contains("Valitse vähintään yksi työnantaja");
    assertThat(page.getByLabel("Kerro osaamisestasi").inputValue()).contains("osaan hitsata");
    alert.getByText("Tarkista sähköpostiosoite").click();
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("email");
    Chrome.sound(page, "application-errors-phone");
    assertThat(book.shared(fi.majakka.bot.applications.FactFilter.ALL))
        .extracting(application -> application.facts().words())
        .doesNotContain("osaan hitsata");
  }

  @Test
  void thePagesAreSoundOnPhoneAndDesk() {
    Page form = chrome.desk(address("/applications/new?language=en"));
    Chrome.sound(form, "application-form-desk");
    Page phone = chrome.phone(address("/applications/new?language=fi"));
    Chrome.sound(phone, "application-form-phone");
    fill(form);
    press(form, "Preview");
    form.getByText("Check before you send").first().waitFor();
    Chrome.sound(form, "application-preview-desk");
    press(form, "Send the application");
    form.getByRole(AriaRole.ALERT).getByText("Allow it").waitFor();
    Chrome.sound(form, "application-consent-desk");
    String id = shared("aada", "", everybody());
    EmployerView window = window("Rauta Sample");
    book.shown(window, fi.majakka.bot.applications.FactFilter.ALL).join();
    Page mine = chrome.phone(links.of(id, Language.FI));
    Chrome.sound(mine, "application-mine-phone");
    Chrome.sound(chrome.desk(links.of(id, Language.EN)), "application-mine-desk");
    Chrome.sound(chrome.phone(links.to(window) + "?language=fi"), "pool-phone");
    Chrome.sound(chrome.desk(links.to(window) + "?language=en"), "pool-desk");
    applications.withdraw(id).join();
    mine.reload();
    Chrome.sound(mine, "application-gone-phone");
    book.revoke(window.id(), "Kaisa").join();
    Chrome.sound(chrome.phone(links.to(window) + "?language=fi"), "pool-shut-phone");
  }

  private static Sharing everybody() {
    return new Sharing(Sharing.Scope.REGION_BUT, List.of());
  }

  @Test
  void theFormIsFilledInByKeyboardAlone() {
    Page page = chrome.desk(address("/applications/new?language=en"));
    page.locator("#work-0").focus();
    page.keyboard().type("baker");
    for (int i = 0; i < 60 && !"preview".equals(focused(page)); i++) {
      String field = focused(page);
      switch (field) {
        case "finnish", "english", "experience" -> page.keyboard().press("ArrowDown");
        case "name" -> page.keyboard().type("Kim Keyboard");
        case "phone" -> page.keyboard().type("+358 40 123 4567");
        case "scope" -> page.keyboard().press("Space");
        default -> {
          // Nothing to fill in.
        }
      }
      page.keyboard().press("Tab");
    }
    page.keyboard().press("Enter");
    page.getByText("Check before you send").first().waitFor();
    assertThat(page.locator("dl.facts").innerText()).contains("baker").contains("Kim Keyboard");
  }

  private static String focused(Page page) {
    return String.valueOf(
        page.evaluate(
            "document.activeElement.value === 'preview' ? 'preview'"
                + " : document.activeElement.name || ''"));
  }

  @Test
  void anEmployerFiltersByFactsAndSeesTheOrderOfArrival() throws Exception {
    EmployerView window = window("Filter Sample");
    Sharing only = new Sharing(Sharing.Scope.ONLY, List.of(window.employer().id()));
    shared("zeta", "Kinnula", only);
    shared("alpha", "Karstula", only);
    shared("hidden", "Kinnula", new Sharing(Sharing.Scope.ONLY, List.of("karstula")));
    String all = get(links.to(window) + "?language=en&work=welder").body();
    assertThat(all).doesNotContain("hidden@").containsSubsequence("zeta@", "alpha@");
    assertThat(get(links.to(window) + "?language=en&work=welder&place=Karstula").body())
        .contains("alpha@")
        .doesNotContain("zeta@");
    assertThat(get(links.to(window) + "?language=en&finnish=good").body())
        .contains("No application meets these conditions");
    assertThat(book.looks(window.id())).hasSize(3);
  }

  @Test
  void aLinkOpensNothingButItsOwn() throws Exception {
    String id = shared("own", "", everybody());
    assertThat(get(address("/applications/" + id)).statusCode()).isEqualTo(404);
    assertThat(get(address("/applications/" + windows.token(id))).statusCode()).isEqualTo(404);
    assertThat(get(address("/pool/" + windows.token(id))).statusCode()).isEqualTo(404);
    EmployerView window = window("Short Sample");
    HttpResponse<String> open = get(links.to(window));
    assertThat(open.statusCode()).isEqualTo(200);
    assertThat(open.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(open.headers().firstValue("X-Robots-Tag")).hasValue("noindex");
    book.revoke(window.id(), "Kaisa").join();
    assertThat(get(links.to(window)).statusCode()).isEqualTo(410);
    assertThat(get(links.to(window)).body()).doesNotContain("own@example.com");
  }

  private HttpResponse<String> get(String address) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(address)).GET().build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private int post(String address, String header, String value, Map<String, String> fields)
      throws IOException, InterruptedException {
    String body =
        fields.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return http.send(
            HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(header, value)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .statusCode();
  }

  @Test
  void aFormFromAnotherSiteIsRefusedAndChangesNothing() throws Exception {
    String id = shared("safe", "", everybody());
    String page = links.of(id, Language.EN);
    Map<String, String> withdraw = Map.of("step", "withdraw");
    assertThat(post(page, "Sec-Fetch-Site", "cross-site", withdraw)).isEqualTo(403);
    assertThat(post(page, "Origin", "https://evil.example", withdraw)).isEqualTo(403);
    assertThat(post(page, "Sec-Fetch-Site", "same-origin", Map.of("step", "nonsense")))
        .isEqualTo(400);
    assertThat(applications.find(id)).isPresent();
    assertThat(post(page, "Sec-Fetch-Site", "same-origin", withdraw)).isEqualTo(303);
    assertThat(applications.find(id)).isEmpty();
  }

  @Test
  void consentIsNeverTakenForGiven() throws Exception {
    String page = address("/applications/new?language=en");
    Map<String, String> fields =
        Map.of(
            "step",
            "send",
            "finnish",
            "none",
            "english",
            "good",
            "experience",
            "none",
            "name",
            "No Consent",
            "phone",
            "0401234567",
            "scope",
            "region",
            "version",
            "0");
    assertThat(post(page, "Sec-Fetch-Site", "same-origin", fields)).isEqualTo(422);
    assertThat(book.shared(fi.majakka.bot.applications.FactFilter.ALL).toString())
        .doesNotContain("No Consent");
  }
}
