package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Page;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A small employer leaves a vacancy, a coordinator decides, and people find it or do not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfferIT {
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
  @TempDir static Path folder;
  private StudioHouse house;

  @BeforeAll
  void open() {
    mail.start();
    house =
        new StudioHouse(
            folder,
            Map.of(
                "MAJAKKA_LIMITS_FORMSPERMINUTE", "1000",
                "MAJAKKA_MAIL_HOST", "127.0.0.1",
                "MAJAKKA_MAIL_PORT", Integer.toString(mail.getSmtp().getPort()),
                "MAJAKKA_MAIL_SECURITY", "none",
                "MAJAKKA_MAIL_FROM", "majakka@example.fi"));
  }

  @AfterAll
  void close() {
    house.close();
    mail.stop();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(house.url() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    String body =
        fields.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return http.send(
        HttpRequest.newBuilder(URI.create(house.url() + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", house.url())
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** What stands after some words, up to the end of its address or attribute. */
  private static String between(String text, String before) {
    int from = text.indexOf(before) + before.length();
    int to = from;
    while (text.charAt(to) != '"' && text.charAt(to) != '?') {
      to++;
    }
    return text.substring(from, to);
  }

  private String token() throws IOException, InterruptedException {
    return between(get("/jobs/new").body(), "name=\"token\" value=\"");
  }

  private String day(int ahead) {
    return LocalDate.ofInstant(house.clock().instant(), ZoneId.of("Europe/Helsinki"))
        .plusDays(ahead)
        .toString();
  }

  private Map<String, String> vacancy(String title) throws IOException, InterruptedException {
    return new TreeMap<>(
        Map.of(
            "token", token(),
            "title", title,
            "employer", "Kyläkauppa Oy",
            "place", "Kinnula",
            "kind", "partTime",
            "finnish", "SOME_FINNISH",
            "until", day(20),
            "apply", "Soita kauppiaalle",
            "description", "Hyllytät tavaraa ja palvelet asiakkaita.",
            "contact", "kauppias@example.fi"));
  }

  private String leave(String title) throws IOException, InterruptedException {
    return leave(vacancy(title));
  }

  private String leave(Map<String, String> fields) throws IOException, InterruptedException {
    HttpResponse<String> answer = post("/jobs/new?language=fi", fields);
    assertThat(answer.statusCode()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  /** What the mail server has taken; only who asked for the decision by mail gets any. */
  private Stream<String> mailed() {
    return Stream.of(mail.getReceivedMessages()).map(OfferIT::text);
  }

  private static String text(MimeMessage message) {
    try {
      assertThat(message.getAllRecipients()[0]).hasToString("kauppias@example.fi");
      return (String) message.getContent();
    } catch (IOException | MessagingException e) {
      throw new AssertionError(e);
    }
  }

  private String search(String word) throws IOException, InterruptedException {
    return get("/jobs?language=fi&q=" + word).body();
  }

  @Test
  void aVacancyIsLeftAcceptedFoundChangedAndWithdrawn() throws Exception {
    String mine = leave("Hyllyttäjä");
    assertThat(get(mine).body()).contains("Odottaa koordinaattoria").contains("Kinnula");
    assertThat(search("hyllyttaja")).doesNotContain("Kyläkauppa");

    Page page = house.page("coordinator", 1280, 900, "/studio/vacancies");
    assertThat(page.locator("main").innerText())
        .contains("Hyllyttäjä")
        .contains("kauppias@example.fi");
    StudioHouse.sound(page);
    page.locator("section", new Page.LocatorOptions().setHasText("Hyllyttäjä"))
        .locator("form.row button")
        .first()
        .click();
    page.locator("[role=status]").first().waitFor();

    assertThat(get(mine).body()).contains("Hyväksytty");
    await().untilAsserted(() -> assertThat(search("hyllyttaja")).contains("Kyläkauppa Oy"));
    String shown = between(search("hyllyttaja"), "<h3><a href=\"/jobs/");
    assertThat(get("/jobs/" + shown + "?language=fi").body())
        .contains("Soita kauppiaalle")
        .doesNotContain("kauppias@example.fi");

    String edit = get(mine + "&edit=1").body();
    Map<String, String> changed = vacancy("Hyllyttäjä, viikonloput");
    changed.put("version", between(edit, "name=\"version\" value=\""));
    assertThat(post(mine, changed).statusCode()).isEqualTo(303);
    assertThat(post(mine, changed).statusCode()).isEqualTo(409);
    await().untilAsserted(() -> assertThat(search("hyllyttaja")).doesNotContain("Kyläkauppa Oy"));

    assertThat(post(mine, Map.of("step", "withdraw")).statusCode()).isEqualTo(303);
    assertThat(get(mine).statusCode()).isEqualTo(410);
  }

  @Test
  void aRefusalTellsItsReasonAndNeedsOne() throws Exception {
    Map<String, String> fields = vacancy("Satunnainen apulainen");
    fields.put("decision", "mail");
    String mine = leave(fields);
    Page page = house.page("coordinator", 360, 740, "/studio/vacancies");
    StudioHouse.sound(page);
    var section = page.locator("section", new Page.LocatorOptions().setHasText("Satunnainen"));
    section.locator("textarea").fill(" ");
    section.locator("button.second").click();
    page.locator("[role=alert]").waitFor();
    section.locator("textarea").fill("Kerro palkka.");
    section.locator("button.second").click();
    page.locator("[role=status]").first().waitFor();
    assertThat(get(mine).body()).contains("Hylätty").contains("Kerro palkka.");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> mailed().anyMatch(text -> text.contains("Kerro palkka.")));
    assertThat(mailed()).allMatch(text -> text.contains("Satunnainen apulainen"));
    assertThat(search("satunnainen")).doesNotContain("Kyläkauppa");
  }

  @Test
  void whatIsWrongIsToldAndNothingIsLost() throws Exception {
    Map<String, String> fields = vacancy("Hy");
    fields.put("until", "2020-01-01");
    fields.put("place", "Helsinki");
    fields.put("contact", "ei mitään");
    fields.put("positions", "-3");
    HttpResponse<String> answer = post("/jobs/new?language=en", fields);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Job title: 3 to 150 characters.")
        .contains("Choose a municipality from the list.")
        .contains("The last day to apply is from")
        .contains("The number of workers is from 1 to 99.")
        .contains("Write an e-mail address or a phone number")
        .contains("Kyläkauppa Oy");
  }

  @Test
  void aStrangeLinkOrFormOpensNothing() throws Exception {
    assertThat(get("/jobs/mine/abc.def").statusCode()).isEqualTo(404);
    Map<String, String> fields = vacancy("Väärä lomake");
    fields.put("token", "abc.def");
    assertThat(post("/jobs/new", fields).statusCode()).isEqualTo(400);
    fields.put("token", token());
    HttpResponse<String> elsewhere =
        http.send(
            HttpRequest.newBuilder(URI.create(house.url() + "/jobs/new"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "https://elsewhere.example")
                .POST(HttpRequest.BodyPublishers.ofString("title=x"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(elsewhere.statusCode()).isBetween(400, 403);
    leave("Vain koordinaattorille");
    assertThat(house.visitor("auditor").get("/studio/vacancies").body())
        .doesNotContain("Vain koordinaattorille")
        .doesNotContain("kauppias@example.fi");
  }

  @Test
  void theChatTakesAVacancyAndItWaits() throws Exception {
    JsonNode begun = json("/api/v1/conversations", "", "{\"language\":\"fi\"}");
    String path = "/api/v1/conversations/" + begun.path("conversation").asText() + "/messages";
    String token = begun.path("token").asText();
    String[] said = {
      "Mihin voin ilmoittaa avoimen työpaikan?",
      "",
      "Marjanpoimija",
      "Marjatila",
      "Kivijärvi",
      "Vähän suomea riittää",
      "30 päivää",
      "soita isännälle",
      "Poimit marjoja kesällä."
    };
    JsonNode reply = begun;
    for (int i = 0; i < said.length; i++) {
      String body =
          said[i].isEmpty()
              ? "{\"id\":\"m" + i + "\",\"choice\":\"form:vacancy\"}"
              : "{\"id\":\"m" + i + "\",\"text\":\"" + said[i] + "\"}";
      reply = json(path, token, body);
      if (i == 0) {
        assertThat(reply.toString()).contains("form:vacancy");
      }
    }
    assertThat(reply.toString()).contains("Sain ilmoituksen: Marjanpoimija, Marjatila, Kivijärvi");
    String mine = between(reply.toString(), "/jobs/mine/");
    assertThat(get("/jobs/mine/" + mine).body()).contains("Odottaa koordinaattoria");
    assertThat(search("marjanpoimija")).doesNotContain("Marjatila");
  }

  private JsonNode json(String path, String token, String body)
      throws IOException, InterruptedException {
    return json.readTree(
        http.send(
                HttpRequest.newBuilder(URI.create(house.url() + path))
                    .header("Authorization", "Bearer " + token)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.ofString())
            .body());
  }

  @Test
  void theFormsAreSoundOnPhoneAndDesk() throws Exception {
    String mine = leave("Näytettävä työ");
    for (int width : new int[] {360, 1280}) {
      for (String path : new String[] {"/jobs/new?language=fi", mine, mine + "&edit=1"}) {
        Page page = house.page(width, 900);
        page.navigate(house.url() + path);
        StudioHouse.sound(page);
        page.context().close();
      }
    }
  }
}
