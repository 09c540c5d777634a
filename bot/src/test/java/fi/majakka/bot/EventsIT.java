package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Events and open applications in the running program: chat, API, calendar and pages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventsIT {
  @TempDir static Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private Assembly assembly;
  private Chrome chrome;

  @BeforeAll
  void start() {
    assembly = Trained.served(folder, Clock.systemUTC(), Map.of("MAJAKKA_EVENTS_DEMO", "true"));
    chrome = new Chrome();
  }

  @AfterAll
  void stop() {
    chrome.close();
    assembly.close();
  }

  private String address(String path) {
    return "http://localhost:" + assembly.port() + path;
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(address(path))).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode post(String path, String token, Map<String, String> body)
      throws IOException, InterruptedException {
    return json.readTree(
        http.send(
                HttpRequest.newBuilder(URI.create(address(path)))
                    .header("Authorization", "Bearer " + token)
                    .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                    .build(),
                HttpResponse.BodyHandlers.ofString())
            .body());
  }

  private final class Chat {
    private final JsonNode begun;
    private int number;

    Chat(String language) throws IOException, InterruptedException {
      begun = post("/api/v1/conversations", "", Map.of("language", language));
    }

    JsonNode say(String text) throws IOException, InterruptedException {
      return message("text", text);
    }

    JsonNode choose(String value) throws IOException, InterruptedException {
      return message("choice", value);
    }

    private JsonNode message(String kind, String value) throws IOException, InterruptedException {
      return post(
          "/api/v1/conversations/" + begun.path("conversation").asText() + "/messages",
          begun.path("token").asText(),
          Map.of("id", "m" + number++, kind, value));
    }
  }

  private static String link(JsonNode reply, String part) {
    return reply.path("messages").findValuesAsText("url").stream()
        .filter(url -> url.contains(part))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theChatTellsOfComingEventsAndLeadsToSigningUp() throws Exception {
    Chat chat = new Chat("en");
    JsonNode list = chat.say("What events are coming up in Viitasaari?");
    assertThat(list.path("topic").asText()).isEqualTo("region.events");
    assertThat(list.path("sources")).isNotEmpty();
    assertThat(list.toString()).contains("sample, not a real event").doesNotContain("Karstula");
    JsonNode karstula = chat.say("and in Karstula?");
    assertThat(karstula.path("topic").asText()).isEqualTo("region.events");
    assertThat(karstula.toString()).contains("jobseekers meet");
    JsonNode how = chat.choose("do:region.events:sign-esimerkki-kohtaaminen");
    Page page = chrome.withoutScripts(link(how, "/events/esimerkki-kohtaaminen"));
    page.getByLabel("Name").fill("Aino Esimerkki");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign up")).click();
    page.getByText("You have a place.").waitFor();
    String mine = page.url();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cancel")).click();
    page.getByText("There is no sign-up").first().waitFor();
    page.navigate(mine);
    page.getByText("There is no sign-up").first().waitFor();
  }

  @Test
  void withNoSuchEventItSaysSoAndWhereToLook() throws Exception {
    JsonNode none = new Chat("fi").say("Mitä tapahtumia Kinnulassa on?");
    assertThat(none.path("topic").asText()).isEqualTo("region.events");
    assertThat(none.toString()).contains("ei ole nyt tiedossa").contains("Kinnulassa");
    assertThat(none.path("sources")).isNotEmpty();
  }

  @Test
  void theFullRoomHasAWaitingList() {
    for (int i = 0; i < 4; i++) {
      Page page = chrome.withoutScripts(address("/events/esimerkki-info?language=en"));
      page.getByLabel("Name").fill("Guest " + i);
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign up")).click();
      page.getByText(i < 3 ? "You have a place." : "number 1 in the waiting list").waitFor();
    }
  }

  @Test
  void eventsAreDataAndACalendarToo() throws Exception {
    JsonNode all = json.readTree(get("/api/v1/events?language=en").body());
    assertThat(all).hasSize(5);
    assertThat(all.get(0).path("sample").asBoolean()).isTrue();
    assertThat(all.get(0).path("start").asText()).endsWith("Z");
    JsonNode source = all.get(0).path("sources").get(0);
    assertThat(source.path("owner").asText())
        .as("its name, as in every other answer")
        .isEqualTo(source.path("title").asText());
    assertThat(json.readTree(get("/api/v1/events?language=fi&municipality=Karstula").body()))
        .hasSize(1);
    assertThat(json.readTree(get("/api/v1/events?language=fi&kind=pop_up").body())).hasSize(1);
    assertThat(get("/api/v1/events?kind=party").statusCode()).isEqualTo(400);
    assertThat(get("/api/v1/events?municipality=Helsinki").statusCode()).isEqualTo(400);
    assertThat(get("/api/v1/events?from=tomorrow").statusCode()).isEqualTo(400);
    HttpResponse<String> calendar = get("/events.ics?language=fi");
    assertThat(calendar.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/calendar");
    assertThat(calendar.body())
        .startsWith("BEGIN:VCALENDAR\r\n")
        .contains("UID:esimerkki-info@majakka\r\n");
    assertThat(calendar.body().lines()).allMatch(line -> line.length() <= 75);
    assertThat(get("/events/nothing").statusCode()).isEqualTo(404);
    assertThat(get("/sign-ups/a.b").statusCode()).isEqualTo(404);
    assertThat(get("/organisers/a.b").statusCode()).isEqualTo(404);
  }

  @Test
  void thePagesAreSoundOnPhoneAndDesk() {
    Chrome.sound(chrome.phone(address("/events?language=fi")), "events-phone");
    Chrome.sound(chrome.desk(address("/events?language=en")), "events-desk");
    Page event = chrome.phone(address("/events/esimerkki-kohtaaminen?language=fi"));
    Chrome.sound(event, "event-phone");
    event.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ilmoittaudu")).click();
    event.getByRole(AriaRole.ALERT).waitFor();
    Chrome.sound(event, "event-errors-phone");
    event.getByLabel("Nimi").fill("Aino Esimerkki");
    event.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ilmoittaudu")).click();
    event.getByText("Sinulla on paikka.").waitFor();
    Chrome.sound(event, "sign-up-phone");
  }

  @Test
  void anOpenApplicationIsGatheredInTheChatSeenAndTakenBack() throws Exception {
    Chat chat = new Chat("fi");
    JsonNode answer = chat.say("Voinko jättää avoimen hakemuksen?");
    assertThat(answer.path("topic").asText()).isEqualTo("jobs.open_application");
    assertThat(answer.path("sources")).isNotEmpty();
    chat.choose("do:jobs.open_application:start");
    chat.say("hitsari tai levyseppä, Karstulassa tai Kinnulassa");
    chat.say("heti");
    JsonNode years = chat.say("osaan vähän suomea ja englantia sujuvasti");
    assertThat(years.toString()).contains("slot:experience:over_five_years");
    JsonNode told = chat.say("olen tehnyt tätä 7 vuotta");
    assertThat(told.path("topic").asText()).isEqualTo("jobs.open_application");
    assertThat(told.toString())
        .contains("hitsaaja, levyseppä")
        .contains("Karstula, Kinnula")
        .contains("Suomi: vähän")
        .contains("Englanti: sujuvasti")
        .contains("Yli 5 vuotta");
    Page page = chrome.withoutScripts(link(told, "/applications/"));
    page.getByLabel("Nimi").fill("Aino Esimerkki");
    page.getByLabel("Puhelin").fill("+358 40 123 4567");
    page.getByLabel("Kaikki alueen työnantajat").check();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Esikatsele")).click();
    page.getByLabel("Annan luvan").check();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Lähetä hakemus")).click();
    page.getByText("Hakemus on lähetetty").waitFor();
    assertThat(chat.say("avoin hakemus").toString()).contains("on voimassa");
    assertThat(chat.say("peru hakemukseni").toString()).contains("Peruutetaanko");
    assertThat(chat.say("kyllä").toString()).contains("Hakemus on peruttu");
    page.reload();
    page.getByText("Hakemusta ei enää ole").first().waitFor();
  }
}
