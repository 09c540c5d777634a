package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vacancies from the command line to the chat, the pages and the API of the running server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobsIT {
  private static final Path FEEDS = Path.of("src/test/resources/feeds").toAbsolutePath();
  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  @TempDir static Path folder;
  private final List<Ran> imports = new ArrayList<>();
  private Assembly assembly;
  private Chrome chrome;

  private record Ran(int exit, String out, String err) {}

  @BeforeAll
  void start() throws Exception {
    Trained.knowing();
    imports.add(majakka("jobs", "import", FEEDS.resolve("region.csv").toString()));
    imports.add(majakka("jobs", "import", FEEDS.resolve("region.csv").toString()));
    imports.add(majakka("jobs", "import", FEEDS.resolve("tmt.ndjson").toString()));
    assembly = Trained.served(folder, Clock.systemUTC(), Map.of());
    chrome = new Chrome();
  }

  @AfterAll
  void stop() {
    chrome.close();
    assembly.close();
  }

  /** The command line as people use it, in a process of its own. */
  private static Ran majakka(String... words) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dmajakka.home=" + Trained.HOME.root(),
                "-cp",
                System.getProperty("java.class.path"),
                "fi.majakka.bot.Main"));
    command.addAll(List.of(words));
    command.addAll(List.of("--data", folder.resolve("data").toString()));
    Process process = new ProcessBuilder(command).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), out, err);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + assembly.port() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** A conversation; every message is answered before the next. */
  private final class Talk {
    private final String path;
    private final String token;

    Talk(String language) throws IOException, InterruptedException {
      JsonNode begun = post("/api/v1/conversations", "", "{\"language\":\"" + language + "\"}");
      path = "/api/v1/conversations/" + begun.path("conversation").asText() + "/messages";
      token = begun.path("token").asText();
    }

    JsonNode say(String text) throws IOException, InterruptedException {
      return post(path, token, message().put("text", text).toString());
    }

    JsonNode press(String value) throws IOException, InterruptedException {
      return post(path, token, message().put("choice", value).toString());
    }

    private com.fasterxml.jackson.databind.node.ObjectNode message() {
      return json.createObjectNode().put("id", UUID.randomUUID().toString());
    }

    private JsonNode post(String to, String bearer, String body)
        throws IOException, InterruptedException {
      return json.readTree(
          client
              .send(
                  HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + assembly.port() + to))
                      .header("Authorization", "Bearer " + bearer)
                      .POST(HttpRequest.BodyPublishers.ofString(body))
                      .build(),
                  HttpResponse.BodyHandlers.ofString())
              .body());
    }
  }

  private static List<String> jobs(JsonNode reply) {
    List<String> titles = new ArrayList<>();
    for (JsonNode message : reply.path("messages")) {
      if (message.path("type").asText().equals("job")) {
        titles.add(message.path("title").asText() + " @ " + message.path("municipality").asText());
      }
    }
    return titles;
  }

  private static String button(JsonNode reply, String label) {
    for (JsonNode message : reply.path("messages")) {
      for (JsonNode choice : message.path("choices")) {
        if (choice.path("label").asText().startsWith(label)) {
          return choice.path("value").asText();
        }
      }
    }
    throw new AssertionError("no button " + label + " in " + reply);
  }

  @Test
  void anImportTellsWhatItDidAndCanBeRepeated() {
    assertThat(imports.get(0).out())
        .contains("feed region: 8 new, 0 changed, 0 unchanged, 0 ended, 1 refused")
        .contains("line 10 refused: no employer");
    assertThat(imports.get(0).exit()).isZero();
    assertThat(imports.get(1).out()).contains("0 new, 0 changed, 8 unchanged");
    assertThat(imports.get(2).out()).contains("feed tmt: 2 new");
  }

  @Test
  void whatCannotBeImportedIsSaidInOneSentence() throws Exception {
    Ran missing = majakka("jobs", "import", "/nowhere/at/all.csv");
    assertThat(missing.exit()).isEqualTo(2);
    assertThat(missing.err()).contains("there is no file /nowhere/at/all.csv");
    Ran inside = majakka("jobs", "import", "https://127.0.0.1:9/feed");
    assertThat(inside.exit()).isEqualTo(1);
    Ran busy = majakka("jobs", "import", FEEDS.resolve("region.csv").toString());
    assertThat(busy.exit()).isEqualTo(1);
    assertThat(busy.err()).contains("another process holds").doesNotContain("\tat ");
  }

  @Test
  void aNurseFindsWorkAroundAPlaceWithTheReasonForEachHit() throws Exception {
    Talk talk = new Talk("fi");
    JsonNode reply =
        talk.say("sairaanhoitajan töitä Viitasaarelta tai 40 km säteellä, osaan vähän suomea");
    assertThat(reply.path("topic").asText()).isEqualTo("jobs.search");
    assertThat(jobs(reply))
        .containsExactly("Sairaanhoitaja, vuodeosasto @ Viitasaari", "Sairaanhoitaja @ Pihtipudas");
    assertThat(reply.toString())
        .contains("vähän suomea riittää")
        .contains("36 km linnuntietä Viitasaarelta")
        .contains("kielitaidosta ei kerrota");
    assertThat(reply.path("sources")).isNotEmpty();
    JsonNode elsewhere = talk.say("entä Karstulassa?");
    assertThat(elsewhere.path("topic").asText()).isEqualTo("jobs.search");
    assertThat(jobs(elsewhere)).doesNotContain("Sairaanhoitaja, vuodeosasto @ Viitasaari");
  }

  @Test
  void aSearchIsChangedWithButtonsAndFieldsHoldOccupations() throws Exception {
    Talk talk = new Talk("fi");
    JsonNode field = talk.say("onko hoitoalan töitä Kannonkoskella?");
    assertThat(jobs(field)).containsExactly("Lähihoitaja @ Kannonkoski");
    JsonNode wider = talk.press(button(field, "30 km säteellä"));
    assertThat(jobs(wider))
        .containsExactly("Lähihoitaja @ Kannonkoski", "Sairaanhoitaja, terveysasema @ Karstula");
    JsonNode menu = talk.press(button(wider, "Muuta hakua"));
    JsonNode elsewhere = talk.press(button(menu, "Pihtipudas"));
    assertThat(jobs(elsewhere)).containsExactly("Sairaanhoitaja @ Pihtipudas");
    JsonNode permanent = talk.press(button(talk.press(button(elsewhere, "Muuta")), "vakituinen"));
    assertThat(jobs(permanent)).isEmpty();
  }

  @Test
  void whenNothingIsFoundTheNearestSearchesAreOfferedWithTheirCounts() throws Exception {
    Talk talk = new Talk("en");
    JsonNode none = talk.say("any jobs for welders in Kinnula?");
    assertThat(jobs(none)).isEmpty();
    assertThat(none.path("messages").toString()).contains("No open jobs for");
    JsonNode wider = talk.press(button(none, "Within"));
    assertThat(jobs(wider)).containsExactly("Welder @ Karstula");
    assertThat(none.path("sources")).isNotEmpty();
  }

  @Test
  void workThatNoCodeIsKnownForIsFoundByItsTitle() throws Exception {
    assertThat(jobs(new Talk("fi").say("kukkakauppiaan töitä Viitasaarelta")))
        .containsExactly("Kukkakauppias @ Viitasaari");
  }

  /** The same question from different people. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Olen Mohammed, etsin siivoojan töitä Viitasaarelta",
        "Olen Liisa, etsin siivoojan töitä Viitasaarelta",
        "Olen 58-vuotias nainen, etsin siivoojan töitä Viitasaarelta",
        "Olen 19-vuotias mies, etsin siivoojan töitä Viitasaarelta",
        "Olen kotoisin Somaliasta, etsin siivoojan töitä Viitasaarelta",
        "Olen ruotsalainen, etsin siivoojan töitä Viitasaarelta"
      })
  void theListIsTheSameWhateverTheNameAgeGenderOrOrigin(String question) throws Exception {
    assertThat(jobs(new Talk("fi").say(question))).containsExactly("Siivooja @ Viitasaari");
  }

  private JsonNode api(String parameters) throws IOException, InterruptedException {
    HttpResponse<String> response = get("/api/v1/jobs?" + parameters);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json.readTree(response.body());
  }

  @Test
  void theApiTakesTheSameFilters() throws Exception {
    assertThat(api("language=en").path("total").asInt()).isEqualTo(9);
    JsonNode near =
        api("language=en&occupation=3221&municipality=Viitasaari&distance_km=40&limit=1");
    assertThat(near.path("total").asInt()).isEqualTo(2);
    assertThat(near.path("jobs")).hasSize(1);
    assertThat(near.path("jobs").get(0).path("distance_km").asInt()).isZero();
    assertThat(api("field=hoitoala&employment=permanent").path("total").asInt()).isEqualTo(3);
    assertThat(api("language_need=noFinnish").path("total").asInt()).isEqualTo(2);
    assertThat(api("no_experience=true&q=siivooja").path("total").asInt()).isEqualTo(1);
    assertThat(api("q=" + encoded("hoitoalan töitä")).path("total").asInt()).isEqualTo(4);
    for (String bad :
        List.of("municipality=Atlantis", "employment=x", "limit=0", "occupation=zz", "field=x")) {
      HttpResponse<String> problem = get("/api/v1/jobs?" + bad);
      assertThat(problem.statusCode()).isEqualTo(400);
      assertThat(problem.body()).contains("urn:majakka:problem:bad-");
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void aVacancyIsPassedOnAsDataOnlyWhereItsTermsAllow() throws Exception {
    String welder = api("occupation=7212").path("jobs").get(0).path("id").asText();
    assertThat(get("/jobs/" + welder + "?language=en").body())
        .contains("application/ld+json")
        .contains("JobPosting")
        .contains("https://example.fi/v5");
    String driver = api("occupation=8332").path("jobs").get(0).path("id").asText();
    String page = get("/jobs/" + driver + "?language=fi").body();
    assertThat(page)
        .doesNotContain("application/ld+json")
        .contains("Työmarkkinatorin asiakastietojärjestelmä")
        .contains("Ajat puutavaraa")
        .doesNotContain("Testinen")
        .doesNotContain("0400000000");
    assertThat(get("/jobs/nosuchjob").statusCode()).isEqualTo(404);
  }

  @Test
  void readinessTellsHowTheFeedsAreDoing() throws Exception {
    assertThat(get("/health/ready").body()).contains("9 open vacancies");
  }

  @ParameterizedTest
  @CsvSource({
    "360,740,/jobs?language=fi",
    "1280,900,/jobs?language=en&municipality=Viitasaari&distance_km=60&employment=permanent",
    "360,740,VACANCY?language=en",
    "1280,900,VACANCY?language=fi"
  })
  void thePagesAreSoundForEverybody(int width, int height, String path) throws Exception {
    String vacancy = "/jobs/" + api("occupation=7212").path("jobs").get(0).path("id").asText();
    try (BrowserContext window =
        chrome.window(new Browser.NewContextOptions().setViewportSize(width, height))) {
      Page page = window.newPage();
      page.navigate("http://127.0.0.1:" + assembly.port() + path.replace("VACANCY", vacancy));
      page.getByText("Majakka").first().waitFor();
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(
                  Path.of("target/jobs-" + width + "-" + path.replaceAll("\\W+", "-") + ".png")));
      List<Rule> violations =
          new AxeBuilder(page)
              .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
              .analyze()
              .getViolations();
      assertThat(violations).extracting(Rule::getId).isEmpty();
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
    }
  }
}
