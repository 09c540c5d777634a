package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import fi.majakka.bot.config.Home;
import fi.majakka.bot.operator.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a question that nobody understood to its answer in chat: taught, trained for real on the
 * utterances of a few topics, measured, taken into use by somebody else, and taken back.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
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

  private static final String FILES = "/studio/teach/files";
  private static final String NEW_TOPIC = "living.mushroom_picking";
  private static final String PICKING = "missä päin saa poimia kantarelleja";
  private static final String PICKING_FI =
      """
      saako metsästä kerätä sieniä
      missä on hyviä sienimetsiä
      mistä löytyy kantarelleja
      onko sienestys sallittu kaikkialla
      tarvitseeko sieniretkelle luvan
      sieniretki lähimetsään
      """;
  private static final String PICKING_EN =
      """
      may I pick mushrooms in the forest
      where do people go mushroom picking
      do I need permission to gather mushrooms
      which woods have chanterelles
      is foraging for mushrooms allowed here
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
  @Order(1)
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

  /** Writes the answer of the new topic on the page that is open. */
  private static void write(Page page) {
    page.locator("#lead_fi").fill("Sieniä saa poimia metsästä ilman lupaa.");
    page.locator("#lead_en").fill("You may pick mushrooms in the forest without permission.");
    page.locator("#next0_fi").fill("Mitä harrastuksia täällä on?");
    page.locator("#next0_en").fill("What hobbies are there?");
    page.locator("#next0_topic").selectOption("living.leisure");
    page.locator("button[name=add][value=next]").click();
    page.locator("#next1_fi").fill("Millainen sää täällä on?");
    page.locator("#next1_en").fill("What is the weather like?");
    page.locator("#next1_topic").selectOption("living.climate");
    page.locator("#responsible0").selectOption(new SelectOption().setIndex(1));
    press(page, "Tallenna luonnokseen");
    page.locator("form[action$=submit] button").waitFor();
  }

  /** A golden question of the topic, before anything of it is published. */
  private void askGolden(Page page, StudioVisitor coordinator, String draft) {
    coordinator.get("/studio/golden/new");
    HttpResponse<String> elsewhere =
        coordinator.post(
            "/studio/golden/new", Map.of("ask", PICKING, "language", "fi", "topic", NEW_TOPIC));
    assertThat(elsewhere.statusCode()).isEqualTo(422);
    assertThat(elsewhere.body()).contains("Aihe on vain luonnoksessa", "Uusi aihe: Sienestys");
    assertThat(
            coordinator
                .post(
                    "/studio/golden/new",
                    Map.of("ask", PICKING, "language", "fi", "topic", "no.such_topic"))
                .statusCode())
        .isEqualTo(422);
    page.locator("main a[href^='/studio/golden/new']").click();
    assertThat(page.locator("#topic").inputValue()).isEqualTo(NEW_TOPIC);
    page.locator("#ask").fill(PICKING);
    page.locator("#says").fill("sanat joita ei ole");
    StudioHouse.sound(page);
    press(page, "Tallenna luonnokseen");
    page.locator("form[action$=submit] button").click();
    page.locator(".error").waitFor();
    assertThat(page.locator("main").innerText())
        .as("what the answer holds is checked, though no model knows the topic yet")
        .contains("sanat joita ei ole")
        .doesNotContain("pitäisi olla");
    page.locator(
            "main a[href^='/studio/golden/']",
            new Page.LocatorOptions().setHasText("Muokkaa vakiokysymystä"))
        .click();
    page.locator("#says").fill("ilman lupaa");
    press(page, "Tallenna luonnokseen");
    page.locator("form[action$=submit] button").waitFor();
    assertThat(page.locator("#h-changes ~ section").allInnerTexts())
        .anyMatch(text -> text.startsWith("Vakiokysymys") && text.contains("”Sienestys”"));
    assertThat(URI.create(page.url()).getPath()).isEqualTo(draft);
  }

  /** Takes the topic out by the studio's road, and looks who is left with it. */
  private void withdraw(Page page, Chat reader) throws IOException {
    StudioVisitor coordinator = house.visitor("coordinator");
    assertThat(coordinator.get("/studio/articles/living.leisure/withdraw").statusCode())
        .as("the project ships it")
        .isEqualTo(404);
    assertThat(
            house.visitor("owner").get("/studio/articles/" + NEW_TOPIC + "/withdraw").statusCode())
        .isEqualTo(403);
    page.navigate(house.url() + "/studio/articles/" + NEW_TOPIC);
    page.locator("main a[href$='/withdraw']").click();
    StudioHouse.sound(page);
    assertThat(page.locator("main").innerText()).contains("(12)", "Vakiokysymys poistuu", PICKING);
    page.setViewportSize(360, 740);
    StudioHouse.sound(page);
    page.setViewportSize(1280, 900);
    page.locator("#instead").selectOption("living.leisure");
    page.locator("form[action$=withdraw] button").focus();
    page.keyboard().press("Enter");
    page.locator("form[action$=submit] button").waitFor();
    assertThat(page.locator("#h-changes ~ section").allInnerTexts())
        .anyMatch(text -> text.startsWith("Aihe") && text.contains("Sienestys"));
    StudioHouse.sound(page);
    String draft = URI.create(page.url()).getPath();
    assertThat(coordinator.get("/studio/articles/" + NEW_TOPIC + "/withdraw").body())
        .contains("poistumassa", draft);
    house.publish(draft);
    assertThat(said(reader.say("choice", "topic:" + NEW_TOPIC)))
        .contains("Tätä vastausta ei enää ole");
    HttpResponse<String> kept = coordinator.get("/articles/" + NEW_TOPIC);
    assertThat(kept.statusCode()).isEqualTo(404);
    assertThat(kept.body()).contains("Se on ehkä poistettu", "href=\"/articles?language=fi\"");
    assertThat(coordinator.get("/api/v1/articles/" + NEW_TOPIC + "?version=1").body())
        .contains("ilman lupaa");
    assertThat(coordinator.get("/studio/teach").body())
        .contains("Opetuslauseet (", "aihetta ei ole julkaistu");
    Path exported = folder.resolve("kb-without");
    assertThat(house.order("kb.export", Map.of("folder", exported.toString())).done()).isTrue();
    assertThat(Files.readString(exported.resolve("topics.csv"))).doesNotContain(NEW_TOPIC);
    assertThat(Files.readString(exported.resolve("sydansuomi/golden.yaml")))
        .doesNotContain(NEW_TOPIC);
  }

  private static String said(JsonNode reply) {
    return reply.path("messages").toString();
  }

  @Test
  @Order(2)
  void aTopicThatPeopleAskForIsMadePublishedTaughtAndRolledBack() throws IOException {
    Chat visitor = new Chat();
    visitor.say("text", PICKING);
    visitor.say("choice", "do:meta.privacy:teach");

    Page page = house.page("coordinator", 1280, 900, "/studio/teach");
    page.locator("#h-unclear ~ ul li", new Page.LocatorOptions().setHasText("kantarelleja"))
        .locator("a")
        .click();
    page.locator("main a[href^='/studio/teach/topic']").click();
    StudioHouse.sound(page);
    page.locator("#name_fi").fill("Sienestys");
    page.locator("#name_en").fill("Mushroom picking");
    page.locator("#area").selectOption("living");
    page.locator("#audience").selectOption("talent");
    page.locator("#meaning").fill("sienet ja marjat, jokaisenoikeudet");
    page.locator("input[name=as_is]").check();
    page.locator("#text_fi").fill(PICKING_FI);
    press(page, "Tallenna aihe ja kirjoita vastaus");
    page.locator(".error").waitFor();
    assertThat(page.locator(".error").innerText()).contains("ainakin 5");
    page.locator("#text_en").fill(PICKING_EN);
    page.setViewportSize(360, 740);
    StudioHouse.sound(page);
    page.setViewportSize(1280, 900);
    press(page, "Tallenna aihe ja kirjoita vastaus");
    page.locator("#lead_fi").waitFor();
    assertThat(page.url()).contains("/studio/articles/" + NEW_TOPIC + "/edit");
    assertThat(page.locator("h1").innerText()).contains("Sienestys");
    StudioHouse.sound(page);
    page.locator("main a[href^='/studio/drafts/']").click();
    page.locator("form[action$=submit] button").click();
    page.locator(".error").waitFor();
    assertThat(page.locator("main").innerText())
        .as("no topic is published without an answer")
        .contains("aiheella " + NEW_TOPIC + " ei ole vastausta");
    StudioHouse.sound(page);
    StudioVisitor coordinator = house.visitor("coordinator");
    coordinator.get("/studio/teach");
    page.locator("main a[href^='/studio/articles/" + NEW_TOPIC + "']").click();
    write(page);
    assertThat(page.locator("#h-changes ~ section").allInnerTexts())
        .anyMatch(text -> text.startsWith("Aihe") && text.contains("jokaisenoikeudet"));
    String draft = URI.create(page.url()).getPath();
    askGolden(page, coordinator, draft);
    page.locator("form[action$=submit] button").click();
    page.locator(".notice").waitFor();
    assertThat(page.locator(".error").count()).as(page.locator("main").innerText()).isZero();
    assertThat(house.visitor("auditor").get("/studio/teach").body())
        .contains("aihetta ei ole julkaistu");

    StudioVisitor reviewer = house.visitor("reviewer");
    reviewer.get(draft);
    assertThat(reviewer.post(draft + "/approve", Map.of()).statusCode()).isEqualTo(303);
    Chat untaught = new Chat();
    assertThat(said(untaught.say("text", PICKING)))
        .as("the model does not know it, but the search finds it")
        .contains("topic:" + NEW_TOPIC);
    assertThat(said(untaught.say("choice", "topic:" + NEW_TOPIC))).contains("ilman lupaa");
    Path exported = folder.resolve("kb");
    assertThat(house.order("kb.export", Map.of("folder", exported.toString())).done()).isTrue();
    assertThat(Files.readAllLines(exported.resolve("topics.csv")))
        .contains(NEW_TOPIC + ",talent,answer,\"sienet ja marjat, jokaisenoikeudet\"");
    assertThat(house.order("kb.import", Map.of("folder", exported.toString())).result())
        .as("a round trip changes nothing")
        .contains("nothing to import");

    page.navigate(house.url() + "/studio/teach");
    train(page);
    page.locator("#h-result").waitFor();
    Page review = house.page("reviewer", 1280, 900, "/studio/teach");
    press(review, "Ota käyttöön");
    review.locator(".notice").waitFor();
    Chat taught = new Chat();
    JsonNode answer = taught.say("text", PICKING);
    assertThat(answer.path("topic").asText()).isEqualTo(NEW_TOPIC);
    assertThat(said(answer)).contains("ilman lupaa");

    withdraw(page, taught);
    review.navigate(house.url() + "/studio/releases");
    review.locator("form[action$='/2/roll-back'] button").click();
    review.locator(".notice").waitFor();
    assertThat(said(new Chat().say("text", PICKING)))
        .as("brought back from the release that had it")
        .contains("ilman lupaa");
    review.locator("form[action$='/1/roll-back'] button").click();
    review.locator(".notice").waitFor();
    JsonNode after = new Chat().say("text", PICKING);
    assertThat(after.path("topic").asText())
        .as("the model knows a topic that the release has no more")
        .isNotEqualTo(NEW_TOPIC);
    assertThat(after.path("messages")).isNotEmpty();
    assertThat(said(taught.say("text", "entä Karstulassa"))).doesNotContain("ilman lupaa");
    assertThat(taught.say("choice", "topic:" + NEW_TOPIC).path("messages")).isNotEmpty();
    assertThat(house.visitor("auditor").get("/studio/teach").body())
        .contains("aihetta ei ole julkaistu");
  }

  @Test
  @Order(3)
  void sentencesOfFilesAreTakenInAllOrNone() throws IOException {
    Path lines = folder.resolve("lines");
    Path files = Files.createDirectories(lines.resolve("fi"));
    Path pets = files.resolve("living.pets.txt");
    Files.writeString(pets, "# remark\n\nkoira\nonko hamsterin tuonnille rajoituksia\n");
    Files.writeString(files.resolve("settle.bank.txt"), "onko hamsterin tuonnille rajoituksia?\n");
    Map<String, String> from = Map.of("folder", lines.toString());
    Outcome refused = house.order("nlu.import", from);
    assertThat(refused.done()).isFalse();
    assertThat(refused.remark())
        .contains("fi/living.pets.txt:3: too short")
        .contains("fi/settle.bank.txt:1: the topic living.pets has nearly the same line")
        .doesNotContain("koira");
    Files.delete(files.resolve("settle.bank.txt"));
    Files.writeString(pets, "onko hamsterin tuonnille rajoituksia\nlemmikin tuonti suomeen\n");
    assertThat(house.order("nlu.import", from).result())
        .isEqualTo("1 lines imported, 1 known already");
    assertThat(house.order("nlu.import", from).result())
        .isEqualTo("0 lines imported, 2 known already");
    Files.writeString(files.resolve("no.such_topic.txt"), "aivan uusi lause tästä\n");
    assertThat(house.order("nlu.import", from).remark()).contains("no published topic");
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }

  private static void choose(Page page, Map<String, String> files) throws IOException {
    page.locator("#file").setInputFiles(new FilePayload("s.zip", "application/zip", zip(files)));
    page.locator("form[action$=look] button").focus();
    page.keyboard().press("Enter");
  }

  @Test
  @Order(4)
  void aZipFileIsLookedThroughInTheStudioAndTakenInAllOrNone() throws IOException {
    Page page = house.page("coordinator", 360, 740, FILES);
    StudioHouse.sound(page);
    String bad = "onko marsun tuonnille rajoituksia maahan\nhauki\n";
    choose(
        page,
        Map.of(
            "own/fi/living.pets.txt",
            "# remark\n" + bad + "soita 040 123 4567 jos koira karkaa\n",
            "own/en/settle.bank.txt",
            "can my hamster have an account of its own\n",
            "__MACOSX/fi/._living.pets.txt",
            "x"));
    page.locator("#h-refused").waitFor();
    StudioHouse.sound(page);
    assertThat(page.locator("#h-refused ~ ul").innerText()).contains("Rivi 3", "hauki", "lyhyt");
    assertThat(page.locator("form[action$=take]").count()).as("all or none").isZero();
    page.locator("summary").first().focus();
    page.keyboard().press("Enter");
    page.setViewportSize(1280, 900);
    choose(
        page,
        Map.of(
            "fi/living.pets.txt",
            bad.replace("hauki", "lemmikin tuonti suomeen") + "soita 040 123 4567 jos koira karkaa",
            "en/settle.bank.txt",
            "can my hamster have an account of its own\n"));
    page.locator("form[action$=take] button").waitFor();
    StudioHouse.sound(page);
    assertThat(page.locator("main").innerText())
        .contains("uusia 2, tuttuja 1", "henkilötietoja")
        .doesNotContain("123 4567");
    StudioVisitor auditor = house.visitor("auditor");
    String before = auditor.get("/studio/teach").body();
    assertThat(before).as("looking keeps nothing").doesNotContain("marsun");
    page.locator("form[action$=take] button").focus();
    page.keyboard().press("Enter");
    page.locator(".notice").waitFor();
    assertThat(auditor.get("/studio/teach").body())
        .contains("marsun tuonnille", "can my hamster", "test-coordinator")
        .doesNotContain("123 4567");
    StudioVisitor coordinator = house.visitor("coordinator");
    coordinator.get(FILES);
    assertThat(coordinator.get(FILES + "/sentences.zip").headers().firstValue("Content-Type"))
        .contains("application/zip");
    for (byte[] refused :
        List.of(
            new byte[0],
            "no zip".getBytes(StandardCharsets.UTF_8),
            zip(Map.of("fi/no.such_topic.txt", "aivan uusi lause\n")),
            zip(Map.of("../../living.pets.txt", "aivan uusi lause\n")),
            zip(Map.of("a/fi/living.pets.txt", "a b", "b/fi/living.pets.txt", "c d")),
            zip(Map.of("fi/living.pets.txt", "aivan uusi lause\n".repeat(2_001))),
            zip(Map.of("fi/living.pets.txt", " ".repeat(2_100_000))))) {
      HttpResponse<String> answer =
          coordinator.upload(FILES + "/look", coordinator.csrf(), "s.zip", refused);
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.body()).contains("Mitään ei tuotu");
    }
    byte[] one = zip(Map.of("fi/living.pets.txt", "aivan uusi lause\n"));
    StudioVisitor owner = house.visitor("owner");
    owner.get("/studio/teach");
    assertThat(owner.upload(FILES + "/look", owner.csrf(), "s.zip", one).statusCode())
        .isEqualTo(403);
    assertThat(coordinator.upload(FILES + "/take", "", "s.zip", one).statusCode()).isEqualTo(403);
    assertThat(coordinator.upload(FILES + "/take", coordinator.csrf(), "s.zip", one).statusCode())
        .isEqualTo(400);
  }

  @Test
  @Order(5)
  void afterAnUpdateOfTheProgramTheTaughtSentencesAreBackWithOneButton()
      throws IOException, InterruptedException {
    house.close();
    Path shipped = new Home(folder.resolve("home")).nlp().resolve("training/fi/settle.bank.txt");
    Files.writeString(
        shipped, Files.readString(shipped) + "pankkitilin avaus ensi viikolla onnistuuko\n");
    house = new StudioHouse(folder, Map.of(), new Home(folder.resolve("home")));
    StudioVisitor later =
        StudioVisitor.enter(house.url(), "later", house.add("later", "coordinator"), house.clock());
    assertThat(later.get("/studio").body())
        .contains("Majakka päivitettiin")
        .contains("action=\"/studio/teach/train\"");
    assertThat(later.post("/studio/teach/train", Map.of()).statusCode()).isEqualTo(303);
    assertThat(later.get("/studio").body())
        .as("it is being done")
        .doesNotContain("Majakka päivitettiin");
    HttpRequest progress =
        later.request("/studio/teach/progress").header("HX-Request", "true").GET().build();
    house.clock().move(Duration.ofMinutes(20));
    assertThat(client.send(progress, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);
    house.clock().move(Duration.ofMinutes(11));
    HttpResponse<String> ended = client.send(progress, HttpResponse.BodyHandlers.ofString());
    assertThat(ended.statusCode()).as("to ask by itself keeps no session alive").isEqualTo(401);
    assertThat(ended.headers().firstValue("HX-Redirect")).contains("/studio/sign-in");
  }
}
