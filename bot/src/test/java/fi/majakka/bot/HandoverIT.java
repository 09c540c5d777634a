package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A person asks for a person and is answered, in the web chat and in Telegram. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HandoverIT {
  private static final Pattern LINK = Pattern.compile("href=\"(/studio/handovers/[0-9a-f-]{36})\"");
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final FakeBotApi api = new FakeBotApi();
  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init")
  private StudioHouse house;

  @BeforeAll
  void open() {
    house =
        new StudioHouse(
            folder,
            Map.of(
                "MAJAKKA_TELEGRAM_TOKEN",
                FakeBotApi.TOKEN,
                "MAJAKKA_TELEGRAM_SECRET",
                Webhook.SECRET,
                "MAJAKKA_TELEGRAM_APIURL",
                api.url()));
  }

  @AfterAll
  void close() {
    house.close();
    api.close();
  }

  /** Somebody in the web chat. */
  private final class Person {
    private final JsonNode begun = json("POST", "/api/v1/conversations", "", "{}");
    private final String path = "/api/v1/conversations/" + begun.path("conversation").asText();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private int number;

    String say(String words) {
      return json(
              "POST",
              path + "/messages",
              begun.path("token").asText(),
              "{\"id\":\"m" + number++ + "\",\"text\":\"" + words + "\"}")
          .path("messages")
          .toString();
    }

    /** Asks for a person and agrees that a coordinator reads along. */
    Person asks(String municipality, String matter) {
      say("Haluan puhua ihmisen kanssa");
      say(municipality);
      say(matter);
      assertThat(say("kyllä")).contains("jonossa");
      return this;
    }

    /** Hears what comes later. */
    Person listens() {
      var unused =
          http.sendAsync(
              request(path + "/events")
                  .header("Authorization", "Bearer " + begun.path("token").asText())
                  .header("Accept", "text/event-stream")
                  .build(),
              HttpResponse.BodyHandlers.fromLineSubscriber(new Lines(heard)));
      await().until(() -> !heard.isEmpty());
      return this;
    }

    void hears(String words) {
      await().until(() -> heard.stream().anyMatch(line -> line.contains(words)));
    }
  }

  private record Lines(List<String> into) implements java.util.concurrent.Flow.Subscriber<String> {
    @Override
    public void onSubscribe(java.util.concurrent.Flow.Subscription all) {
      all.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
      into.add(line);
    }

    @Override
    public void onError(Throwable failure) {
      // The server closes the stream when it stops.
    }

    @Override
    public void onComplete() {
      // The same.
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(house.url() + path));
  }

  private JsonNode json(String method, String path, String token, String body) {
    try {
      return json.readTree(
          http.send(
                  request(path)
                      .header("Authorization", "Bearer " + token)
                      .method(method, HttpRequest.BodyPublishers.ofString(body))
                      .build(),
                  HttpResponse.BodyHandlers.ofString())
              .body());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The path of the newest request of a municipality. */
  private static String newest(StudioVisitor visitor, String municipality) {
    Matcher links =
        LINK.matcher(visitor.get("/studio/handovers?municipality=" + municipality).body());
    String last = "";
    while (links.find()) {
      last = links.group(1);
    }
    assertThat(last).isNotEmpty();
    return last;
  }

  @Test
  void aCoordinatorAnswersInTheWebChatAndTheAssistantKeepsSilentMeanwhile() {
    Person person = new Person().asks("Karstula", "Naapurin koira haukkuu joka yö").listens();
    StudioVisitor coordinator = house.visitor("coordinator");
    assertThat(coordinator.get("/studio").body()).contains("href=\"/studio/handovers\"");
    String path = newest(coordinator, "Karstula");
    assertThat(coordinator.get(path).body())
        .contains("Naapurin koira haukkuu joka yö")
        .doesNotContain("Haluan puhua");
    assertThat(person.say("Mistä saan verokortin?")).contains("vero");
    coordinator.post(path + "/take", Map.of());
    person.hears("Nyt sinulle vastaa koordinaattori");
    assertThat(person.say("Mistä saan verokortin?"))
        .contains("Välitin viestisi")
        .doesNotContain("verokort");
    assertThat(person.say("talo palaa, apua")).contains("112");
    String page = coordinator.get(path).body();
    assertThat(page).contains("talo palaa").contains("name=\"key\"");
    Map<String, String> answer =
        Map.of("key", StudioVisitor.value(page, "key"), "words", "Soita 112 ja poistu ulos.");
    coordinator.post(path + "/answer", answer);
    coordinator.post(path + "/answer", answer);
    person.hears("Soita 112 ja poistu ulos.");
    assertThat(person.say("takaisin")).contains("Vastaan taas itse");
    assertThat(person.say("Mistä saan verokortin?")).contains("vero");
    assertThat(person.heard.stream().filter(line -> line.contains("Soita 112 ja poistu")).count())
        .as("pressed twice, sent once")
        .isEqualTo(1);
    HttpResponse<String> late =
        coordinator.post(
            path + "/answer",
            Map.of("key", "7d444840-9dc0-11d1-b245-5ffdce74fad2", "words", "Myöhässä."));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Myöhässä.");
  }

  @Test
  void anAnswerReachesTelegramAndHandingBackIsTold() throws Exception {
    for (String words :
        List.of("I want to talk to a person", "Kinnula", "We need two welders", "yes")) {
      webhook(words);
    }
    await().until(() -> sent().stream().anyMatch(text -> text.contains("coordinators' queue")));
    StudioVisitor coordinator = house.visitor("administrator");
    String path = newest(coordinator, "Kinnula");
    String page = coordinator.get(path).body();
    assertThat(page).contains("We need two welders");
    coordinator.post(path + "/take", Map.of());
    page = coordinator.get(path).body();
    coordinator.post(
        path + "/answer",
        Map.of("key", StudioVisitor.value(page, "key"), "words", "Let us talk on Monday."));
    await().until(() -> sent().contains("The coordinator answers:\n\nLet us talk on Monday."));
    coordinator.post(path + "/back", Map.of());
    await()
        .until(() -> sent().stream().anyMatch(text -> text.contains("has ended the conversation")));
    webhook("How do I get a tax card?");
    await().until(() -> sent().stream().anyMatch(text -> text.contains("tax card")));
  }

  private int update = 100;

  private void webhook(String words) throws Exception {
    int before = sent().size();
    new Webhook(URI.create(house.url()).getPort()).post(Webhook.text(update++, 77, "en", words));
    await().until(() -> sent().size() > before);
  }

  private List<String> sent() {
    return api.sentTo(77).stream().map(FakeBotApi.Sent::text).toList();
  }

  @Test
  void aMunicipalityOwnerSeesTheOwnMunicipalityAndAnAuditorNobody() {
    new Person().asks("Viitasaari", "Tonttiasia Viitasaarella");
    new Person().asks("Koko alue tai en tiedä", "Asia koko alueelta");
    StudioVisitor owner = house.visitor("owner"); // of Karstula
    String theirs = newest(house.visitor("coordinator"), "Viitasaari");
    assertThat(owner.get("/studio/handovers?municipality=Viitasaari").body())
        .doesNotContain(theirs);
    assertThat(owner.get(theirs).statusCode()).isEqualTo(403);
    assertThat(owner.post(theirs + "/take", Map.of()).statusCode()).isEqualTo(403);
    assertThat(house.visitor("auditor").get("/studio/handovers").statusCode()).isEqualTo(403);
    assertThat(house.visitor("auditor").get(theirs).statusCode()).isEqualTo(403);
    Map<String, String> region = Map.of("from", "09:00", "until", "15:00", "day", "1");
    assertThat(owner.post("/studio/handovers/hours", region).statusCode()).isEqualTo(403);
  }

  @Test
  void timesArePromisedOnlyWhenACoordinatorHasSetThem() {
    StudioVisitor coordinator = house.visitor("coordinator");
    coordinator.get("/studio/handovers/hours");
    Map<String, String> wrong =
        Map.of("municipality", "Kyyjärvi", "from", "15:00", "until", "9:00", "day", "1");
    assertThat(coordinator.post("/studio/handovers/hours", wrong).statusCode()).isEqualTo(422);
    Person before = new Person().asks("Kyyjärvi", "Ensimmäinen asia");
    assertThat(before.say("/ihminen")).contains("en lupaa aikaa");
    coordinator.get("/studio/handovers/hours");
    coordinator.post(
        "/studio/handovers/hours",
        Map.of(
            "municipality",
            "Kyyjärvi",
            "from",
            "9:00",
            "until",
            "15:00",
            "day",
            "3",
            "within",
            "5"));
    assertThat(before.say("/ihminen")).contains("ke klo 9–15").contains("5 tuntia");
  }

  @Test
  void everyPageIsSoundAtBothSizesAndWorksByKeyboard() {
    Person person = new Person().asks("Pihtipudas", "Tarvitsen neuvoa koulusta");
    person.listens();
    StudioVisitor coordinator = house.visitor("coordinator");
    String path = newest(coordinator, "Pihtipudas");
    for (int width : new int[] {360, 1280}) {
      for (String each : List.of("/studio", "/studio/handovers", "/studio/handovers/hours", path)) {
        Page page = house.page("coordinator", width, width == 360 ? 740 : 900, each);
        StudioHouse.sound(page);
        page.close();
      }
    }
    Page page = house.page("coordinator", 1280, 900, path);
    page.getByText("Ota vastattavaksi").focus();
    page.keyboard().press("Enter");
    page.locator("#words").waitFor();
    person.say("Hei, oletko siellä?");
    page.locator(".talk").getByText("Hei, oletko siellä?").waitFor();
    page.locator("#words").focus();
    page.keyboard().type("Hei, olen Aino.");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    page.locator(".talk .coordinator").getByText("Hei, olen Aino.").waitFor();
    person.hears("Hei, olen Aino.");
    StudioHouse.sound(page);
    page.setViewportSize(360, 740);
    StudioHouse.sound(page);
    page.getByText("Anna takaisin Majakalle").click();
    person.hears("Koordinaattori päätti keskustelun");
    StudioHouse.sound(page);
  }

  private HttpResponse<String> asks(StudioVisitor visitor, String path) {
    try {
      return http.send(
          visitor.request(path).header("HX-Request", "true").GET().build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @Order(Integer.MAX_VALUE) // the clock moves, and everybody's sessions end
  void anOpenConversationThatAsksForNewsKeepsNoSessionAlive() {
    new Person().asks("Kannonkoski", "Koulukyyti talvella");
    StudioVisitor away =
        StudioVisitor.enter(house.url(), "away", house.add("away", "coordinator"), house.clock());
    String talk = newest(away, "Kannonkoski") + "/talk";
    String erased = "/studio/handovers/7d444840-9dc0-11d1-b245-5ffdce74fad2/talk";
    assertThat(asks(away, talk).statusCode()).isEqualTo(204);
    house.clock().move(Duration.ofMinutes(20));
    assertThat(asks(away, talk).statusCode()).isEqualTo(204);
    assertThat(asks(away, erased).statusCode()).isEqualTo(404);
    house.clock().move(Duration.ofMinutes(11));
    HttpResponse<String> ended = asks(away, talk);
    assertThat(ended.statusCode()).as("nobody has done anything for half an hour").isEqualTo(401);
    assertThat(ended.headers().firstValue("HX-Redirect")).contains("/studio/sign-in");
  }
}
