package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Page;
import fi.majakka.bot.config.Config;
import fi.majakka.bot.config.ConfigReader;
import fi.majakka.bot.jobs.FeedLine;
import fi.majakka.bot.jobs.FeedSource;
import fi.majakka.bot.jobs.LanguageNeed;
import fi.majakka.bot.jobs.Localized;
import fi.majakka.bot.jobs.Posting;
import fi.majakka.bot.storage.Database;
import fi.majakka.bot.storage.JdbiVacancyStore;
import fi.majakka.bot.storage.SharedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Saved searches by Telegram, the web chat and mail, on PostgreSQL, with a real mail server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertsIT {
  /** A Tuesday at noon in Finland, from which the clock goes on. */
  private final Clock clock =
      Clock.offset(
          Clock.systemUTC(),
          Duration.between(Clock.systemUTC().instant(), Instant.parse("2026-11-24T10:00:00Z")));

  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final FakeBotApi api = new FakeBotApi();
  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
  @TempDir static Path folder;
  private Assembly assembly;
  private Database database;
  private JdbiVacancyStore vacancies;
  private int number;

  @BeforeAll
  void start() {
    Trained.knowing();
    mail.start();
    Config.Database postgres = SharedPostgres.database();
    Map<String, String> environment = new HashMap<>();
    environment.put("MAJAKKA_PRIVACY_KEYFILE", folder.resolve("key/k.json").toString());
    environment.put("MAJAKKA_DATABASE_URL", postgres.url().orElseThrow());
    environment.put("MAJAKKA_DATABASE_USER", postgres.user().orElseThrow());
    environment.put("MAJAKKA_DATABASE_PASSWORD", postgres.password().orElseThrow());
    environment.putAll(api.settings(Webhook.SECRET));
    environment.put("MAJAKKA_MAIL_HOST", "127.0.0.1");
    environment.put("MAJAKKA_MAIL_PORT", Integer.toString(mail.getSmtp().getPort()));
    environment.put("MAJAKKA_MAIL_SECURITY", "none");
    environment.put("MAJAKKA_MAIL_FROM", "majakka@example.fi");
    Config config = new ConfigReader(environment).read(Trained.HOME.settings()).onPort(0);
    assembly = new Assembly(config, Trained.HOME, folder.resolve("data"), clock);
    assembly.start();
    database = Database.open(postgres, folder.resolve("other"));
    vacancies = new JdbiVacancyStore(database, clock);
    publish("first", "9111", "Kivijärvi");
  }

  @AfterAll
  void stop() {
    database.close();
    assembly.close();
    mail.stop();
    api.close();
  }

  /** Another instance imports a vacancy. */
  private void publish(String id, String isco, String municipality) {
    String code = municipality.equals("Viitasaari") ? "931" : "265";
    Posting posting =
        new Posting(
            id,
            Localized.of("Työ " + id),
            "Testi Oy",
            List.of(code),
            List.of(isco),
            Set.of(),
            LanguageNeed.NOT_STATED,
            false,
            OptionalInt.empty(),
            clock.instant(),
            Optional.of(clock.instant().plus(Duration.ofDays(30))),
            Optional.empty(),
            Optional.empty());
    vacancies.importFrom(
        new FeedSource("testi", "tmt", "Testisyöte", "https://example.fi/", false),
        List.<FeedLine>of(new FeedLine.Found(posting, 1)).iterator(),
        false);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create(path.startsWith("http") ? path : "http://127.0.0.1:" + assembly.port() + path));
  }

  private void telegram(long chat, String text) throws IOException, InterruptedException {
    String update = Webhook.text(5000 + number++, chat, "fi", text);
    assertThat(new Webhook(assembly.port()).post(update)).isEqualTo(200);
  }

  private List<String> told(long chat) {
    return api.sentTo(chat).stream().map(FakeBotApi.Sent::text).toList();
  }

  private void awaitTold(long chat, String words) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> told(chat).stream().anyMatch(text -> text.contains(words)));
  }

  @Test
  void aSearchSavedInTelegramIsToldOnceAndEndsWithStop() throws Exception {
    telegram(71, "haluan ilmoituksen uusista hitsaajan paikoista Viitasaarella");
    awaitTold(71, "Kuinka usein");
    telegram(71, "Heti");
    awaitTold(71, "Tallensin haun: hitsaaja; Viitasaari");
    publish("weld-1", "7212", "Viitasaari");
    publish("cook-1", "5120", "Viitasaari");
    awaitTold(71, "Työ weld-1");
    publish("weld-1", "7212", "Viitasaari");
    publish("weld-2", "7212", "Viitasaari");
    awaitTold(71, "Työ weld-2");
    assertThat(told(71).stream().filter(text -> text.contains("Työ weld-1")).count()).isOne();
    assertThat(told(71)).noneMatch(text -> text.contains("Työ cook-1"));
    telegram(71, "/stop");
    awaitTold(71, "En lähetä sinulle enää");
    assertThat(alerts("telegram")).isZero();
  }

  private long alerts(String channel) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select count(*) from job_alert where channel = :channel")
                    .bind("channel", channel)
                    .mapTo(Long.class)
                    .one());
  }

  @Test
  void aSearchSavedOnTheWebHasAPrivatePageAndGoesWithTheConversation() throws Exception {
    JsonNode begun =
        json.readTree(
            send(request("/api/v1/conversations")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"language\":\"en\"}")))
                .body());
    String path = "/api/v1/conversations/" + begun.path("conversation").asText();
    String bearer = "Bearer " + begun.path("token").asText();
    JsonNode saved = say(path, bearer, "choice", "do:jobs.alerts:save.d.o5120.p931");
    String page = link(saved);
    assertThat(page).contains("/alerts/").contains("?s=");
    publish("cook-2", "5120", "Viitasaari");
    String local = page.replaceFirst("http://[^/]+", "");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> send(request(local).GET()).body().contains("Työ cook-2"));
    String forged = local.replaceFirst("s=.", local.contains("s=x") ? "s=y" : "s=x");
    assertThat(send(request(forged).GET()).statusCode()).isEqualTo(404);
    HttpResponse<String> export =
        send(request(path + "/export").header("Authorization", bearer).GET());
    assertThat(export.body()).contains("job_alerts").contains("o5120.p931");
    send(request(path).header("Authorization", bearer).DELETE());
    assertThat(send(request(local).GET()).statusCode()).isEqualTo(404);
  }

  @Test
  void thePagesOfAlertsAreSoundOnPhoneAndDesk() throws Exception {
    JsonNode begun =
        json.readTree(
            send(request("/api/v1/conversations")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"language\":\"fi\"}")))
                .body());
    String page =
        link(
            say(
                "/api/v1/conversations/" + begun.path("conversation").asText(),
                "Bearer " + begun.path("token").asText(),
                "choice",
                "do:jobs.alerts:save.d.o9111.p265"));
    String site = "http://127.0.0.1:" + assembly.port();
    String form = site + "/alerts/new?search=o8341.p931.d40&language=";
    String mine = site + page.replaceFirst("http://[^/]+", "");
    try (Chrome chrome = new Chrome()) {
      Chrome.sound(chrome.phone(form + "fi"), "alert-new-phone");
      Chrome.sound(chrome.desk(form + "en"), "alert-new-desk");
      Chrome.sound(chrome.phone(mine), "alert-phone");
      Chrome.sound(chrome.desk(mine), "alert-desk");
      Page wrong = chrome.phone(form + "fi");
      wrong.locator("input[type=email]").fill("aino@esimerkki");
      wrong.locator("main button").click();
      wrong.locator("[role=alert]").waitFor();
      Chrome.sound(wrong, "alert-new-wrong");
    }
  }

  private JsonNode say(String path, String bearer, String kind, String value)
      throws IOException, InterruptedException {
    return json.readTree(
        send(request(path + "/messages")
                .header("Authorization", bearer)
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        json.createObjectNode()
                            .put("id", UUID.randomUUID().toString())
                            .put(kind, value)
                            .toString())))
            .body());
  }

  private static String link(JsonNode reply) {
    for (JsonNode message : reply.path("messages")) {
      if (message.path("type").asText().equals("link")) {
        return message.path("url").asText();
      }
    }
    throw new AssertionError("no link in " + reply);
  }

  @Test
  void mailBeginsOnlyOnceTheOwnerOfTheAddressSaidSoAndEndsWithOneRequest() throws Exception {
    HttpResponse<String> form = send(request("/alerts/new?search=o8341&language=fi").GET());
    assertThat(form.body()).contains("metsäkoneenkuljettaja").contains("Sähköpostiosoite");
    assertThat(
            post("/alerts/new?language=fi", "search=o8341&rhythm=a&address=nonsense").statusCode())
        .isEqualTo(400);
    assertThat(
            post("/alerts/new?language=fi", "search=o8341&rhythm=a&address=aino%40example.fi")
                .body())
        .contains("Katso sähköpostisi");
    await().atMost(Duration.ofSeconds(30)).until(() -> mail.getReceivedMessages().length == 1);
    String page = address((String) mail.getReceivedMessages()[0].getContent());
    publish("forest-1", "8341", "Viitasaari");
    assertThat(send(request(page).GET()).body()).contains("Vahvista ilmoitukset");
    String confirm = page.replaceFirst("\\?", "/confirm?");
    assertThat(send(request(confirm).GET()).statusCode()).isEqualTo(405);
    assertThat(post(confirm, "").body()).contains("voimassa");
    publish("forest-2", "8341", "Viitasaari");
    await().atMost(Duration.ofSeconds(30)).until(() -> mail.getReceivedMessages().length == 2);
    String told = (String) mail.getReceivedMessages()[1].getContent();
    assertThat(told).contains("Työ forest-2").contains("Testisyöte");
    String stop = mail.getReceivedMessages()[1].getHeader("List-Unsubscribe")[0];
    post(stop.substring(1, stop.length() - 1), "List-Unsubscribe=One-Click");
    assertThat(alerts("mail")).isZero();
  }

  private HttpResponse<String> post(String path, String form)
      throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private static String address(String text) {
    Matcher address = Pattern.compile("http://\\S+").matcher(text);
    assertThat(address.find()).isTrue();
    return address.group();
  }
}
