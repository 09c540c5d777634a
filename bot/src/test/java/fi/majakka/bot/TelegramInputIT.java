package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is sent to the webhook gets the right status, and what comes after it is answered: an
 * update that were refused for ever would hold up all others, for Telegram sends it again and
 * again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelegramInputIT {
  private static final String HERE = "\"message_id\":1,\"date\":1,\"chat\":{\"id\":CHAT},";
  private static final String FROM = "\"from\":{\"id\":1,\"language_code\":\"en\"}";
  private static final String TEXT = "\"text\":\"hello\"";
  private final FakeBotApi api = new FakeBotApi();
  private final AtomicInteger next = new AtomicInteger(1000);
  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init")
  private Assembly assembly;

  @SuppressWarnings("NullAway.Init")
  private Webhook webhook;

  @BeforeAll
  void start() {
    assembly = Trained.served(folder, Clock.systemUTC(), api.settings(Webhook.SECRET));
    webhook = new Webhook(assembly.port());
  }

  @AfterAll
  void stop() {
    assembly.close();
    api.close();
  }

  /**
   * An update.
   *
   * @param replies that come to its chat
   */
  private record Row(String what, String body, int status, int replies) {}

  private static Row row(String what, String body, int status, int replies) {
    return new Row(what, body, status, replies);
  }

  private static String message(String content) {
    return "{\"update_id\":UPDATE,\"message\":{" + HERE + FROM + "," + content + "}}";
  }

  /** What is sent, the status, and how many replies come; UPDATE and CHAT stand for numbers. */
  static List<Row> updates() {
    return List.of(
        // No JSON at all.
        row("nothing", "", 400, 0),
        row("cut off", "{\"update_id\":UPDATE,\"mess", 400, 0),
        row("words", "hello", 400, 0),
        row("a list", "[{\"update_id\":UPDATE}]", 400, 0),
        row("null", "null", 400, 0),
        row("a number", "17", 400, 0),
        row("too large", "{\"x\":\"" + "x".repeat(70_000) + "\"}", 413, 0),
        row("too deep", "{\"x\":" + "[".repeat(5000) + "]".repeat(5000) + "}", 400, 0),
        row("too long a number", "{\"update_id\":" + "9".repeat(5000) + "}", 400, 0),
        row("two in one", message(TEXT) + message(TEXT), 400, 0),
        row("after a byte order mark", "\ufeff" + message(TEXT), 200, 1),
        row("deep, but readable", deep(500), 200, 1),
        // Wrong types.
        row("no update id", "{\"message\":{" + HERE + FROM + "," + TEXT + "}}", 200, 0),
        row("an object as update id", "{\"update_id\":{},\"message\":{}}", 200, 0),
        row("a long update id", longId(), 200, 0),
        row("words as message", "{\"update_id\":UPDATE,\"message\":\"hello\"}", 200, 0),
        row("a list as message", "{\"update_id\":UPDATE,\"message\":[1]}", 200, 0),
        row("no chat", "{\"update_id\":UPDATE,\"message\":{" + FROM + "," + TEXT + "}}", 200, 0),
        row("words as chat", chat("\"CHAT\""), 200, 0),
        row("a fraction as chat", chat("1.5"), 200, 0),
        row("a chat beyond all numbers", chat("9".repeat(30)), 200, 0),
        row("a number as text", message("\"text\":5"), 200, 0),
        row("a list as text", message("\"text\":[\"hello\"]"), 200, 0),
        row("nobody as sender", sender("null"), 200, 1),
        row("a number as sender", sender("5"), 200, 1),
        row("a list as language", sender("{\"language_code\":[1]}"), 200, 1),
        row("words as location", message("\"location\":\"here\""), 200, 0),
        row("a place off the earth", location("991", "25"), 200, 1),
        row("words as latitude", location("\"x\"", "\"y\""), 200, 1),
        // Kinds of updates that say nothing to us.
        row("an edit", "{\"update_id\":UPDATE,\"edited_message\":{" + HERE + TEXT + "}}", 200, 0),
        row("a post", "{\"update_id\":UPDATE,\"channel_post\":{" + HERE + TEXT + "}}", 200, 0),
        row(
            "a reaction",
            "{\"update_id\":UPDATE,\"message_reaction\":{" + HERE + FROM + "}}",
            200,
            0),
        row("left", "{\"update_id\":UPDATE,\"my_chat_member\":{\"chat\":{\"id\":1}}}", 200, 0),
        row("inline", "{\"update_id\":UPDATE,\"inline_query\":{\"query\":\"a\"}}", 200, 0),
        row("of the future", "{\"update_id\":UPDATE,\"hologram\":{\"a\":[1,2]}}", 200, 0),
        row("somebody joins", message("\"new_chat_members\":[{\"id\":5}]"), 200, 0),
        // What cannot be read gets a kind answer.
        row("a photo", message("\"photo\":[{}]"), 200, 1),
        row("a photo with words", message("\"photo\":[{}],\"caption\":\"tax card?\""), 200, 1),
        row("a voice message", message("\"voice\":{}"), 200, 1),
        row("a sticker", message("\"sticker\":{}"), 200, 1),
        row("a file", message("\"document\":{\"file_name\":\"../../etc/passwd\"}"), 200, 1),
        row("a contact", message("\"contact\":{\"phone_number\":\"1\"}"), 200, 1),
        row("a story", message("\"story\":{}"), 200, 1),
        row("a paid picture", message("\"paid_media\":{}"), 200, 1),
        // Words.
        row("blanks", message("\"text\":\"   \""), 200, 0),
        row("half a character", message("\"text\":\"hello \\ud83d\""), 200, 1),
        row("characters that end a string", message("\"text\":\"a\\u0000b\\u001f\""), 200, 1),
        row("markup", message("\"text\":\"<b>*_[x](tg://user?id=1)`</b>\""), 200, 1),
        row("SQL", message("\"text\":\"'; drop table conversation; --\""), 200, 1),
        row("very long", message("\"text\":\"" + "tax card? ".repeat(1500) + "\""), 200, 1),
        row(
            "long, of pairs",
            message("\"text\":\"x" + "\\ud83d\\ude00".repeat(4500) + "\""),
            200,
            1),
        row("an unknown command", message("\"text\":\"/format c:\""), 200, 1),
        row("a group", group(), 200, 1),
        // Buttons.
        row("a forged button", pressed("\"data\":\"topic:settle.tax\""), 200, 1),
        row("a list as button", pressed("\"data\":[1]"), 200, 1),
        row("a button of no message", "{\"update_id\":UPDATE,\"callback_query\":{}}", 200, 0));
  }

  private static String deep(int levels) {
    String nested = "\"x\":" + "[".repeat(levels) + "]".repeat(levels);
    return "{\"update_id\":UPDATE,\"message\":{" + HERE + FROM + "," + TEXT + "," + nested + "}}";
  }

  private static String longId() {
    return "{\"update_id\":\"" + "7".repeat(200) + "\",\"message\":{" + HERE + TEXT + "}}";
  }

  private static String chat(String id) {
    return "{\"update_id\":UPDATE,\"message\":{\"chat\":{\"id\":" + id + "}," + TEXT + "}}";
  }

  private static String sender(String from) {
    return "{\"update_id\":UPDATE,\"message\":{" + HERE + "\"from\":" + from + "," + TEXT + "}}";
  }

  private static String location(String latitude, String longitude) {
    return message("\"location\":{\"latitude\":" + latitude + ",\"longitude\":" + longitude + "}");
  }

  private static String group() {
    return "{\"update_id\":UPDATE,\"message\":{\"chat\":{\"id\":-CHAT,\"type\":\"supergroup\"},"
        + FROM
        + ",\"text\":\"/help@majakka_bot\"}}";
  }

  private static String pressed(String data) {
    return "{\"update_id\":UPDATE,\"callback_query\":{\"id\":\"1\","
        + FROM
        + ","
        + data
        + ",\"message\":{"
        + HERE
        + FROM
        + "}}}";
  }

  @Test
  void everyUpdateGetsItsStatusAndWhatComesAfterItIsAnswered() throws Exception {
    Map<Row, Long> chats = new LinkedHashMap<>();
    SoftAssertions softly = new SoftAssertions();
    for (Row row : updates()) {
      int number = next.incrementAndGet();
      long chat = row.what().equals("a group") ? -number : number;
      chats.put(row, chat);
      int status = webhook.post(Webhook.SECRET, filled(row.body(), number, 2 * number));
      softly.assertThat(status).as(row.what()).isEqualTo(row.status());
      String after =
          "{\"update_id\":UPDATE,\"message\":{\"chat\":{\"id\":" + chat + "}," + TEXT + "}}";
      softly
          .assertThat(webhook.post(Webhook.SECRET, filled(after, number, 2 * number + 1)))
          .as("after " + row.what())
          .isEqualTo(200);
    }
    chats.forEach(
        (row, chat) ->
            softly
                .assertThatCode(
                    () -> await().until(() -> api.sentTo(chat).size() == row.replies() + 1))
                .as(row.what() + ": " + api.sentTo(chat).size())
                .doesNotThrowAnyException());
    softly.assertAll();
  }

  private static byte[] filled(String body, int chat, int update) {
    return body.replace("UPDATE", Integer.toString(update))
        .replace("CHAT", Integer.toString(chat))
        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws Exception {
    assertThat(
            webhook.post(
                Webhook.SECRET,
                new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}'}))
        .isEqualTo(400);
  }

  @Test
  void aWrongSecretIsRefusedWhateverIsSent() throws Exception {
    for (String secret : new String[] {"", "webhook", Webhook.SECRET + "x", "WEBHOOK-SECRET"}) {
      assertThat(webhook.post(secret, filled(message(TEXT), 1, 1))).isEqualTo(401);
      assertThat(webhook.post(secret, new byte[0])).isEqualTo(401);
    }
    assertThat(api.sentTo(1)).isEmpty();
  }

  @Test
  void anUpdateThatComesAgainIsAnsweredOnceEvenWithOtherWords() throws Exception {
    byte[] update = filled(message("\"text\":\"How do I get a tax card?\""), 5, 77);
    for (int i = 0; i < 5; i++) {
      assertThat(webhook.post(Webhook.SECRET, update)).isEqualTo(200);
    }
    assertThat(webhook.post(Webhook.SECRET, filled(message(TEXT), 5, 77))).isEqualTo(200);
    assertThat(webhook.post(Webhook.SECRET, filled(message("\"text\":\"/language en\""), 5, 78)))
        .isEqualTo(200);
    await().until(() -> api.sentTo(5).size() == 2);
    assertThat(api.sentTo(5).get(0).text()).contains("tax card");
  }
}
