package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A talk in Telegram, with the running server and a Bot API beside it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelegramIT {
  private final FakeBotApi api = new FakeBotApi();
  @TempDir static Path folder;
  private Assembly assembly;
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

  private static String text(long update, long chat, String words) {
    return Webhook.text(update, chat, "en", words);
  }

  @Test
  void telegramAnswersOnceHoweverOftenAnUpdateComes() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(webhook.post(text(500, 71, "How do I get a tax card?"))).isEqualTo(200);
    }
    await().until(() -> !api.sentTo(71).isEmpty());
    assertThat(webhook.post(text(501, 71, "and in Karstula?"))).isEqualTo(200);
    await().until(() -> api.sentTo(71).size() == 2);
    assertThat(api.sentTo(71).get(0).text())
        .contains("automated assistant")
        .contains("tax card")
        .contains("checked");
  }

  @Test
  void aButtonWorksInItsOwnChatOnly() throws Exception {
    webhook.post(text(600, 81, "How do I get a tax card?"));
    await().until(() -> api.sentTo(81).size() == 1);
    String data = api.sentTo(81).get(0).button("Talk to a person");
    assertThat(data.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(64);
    webhook.post(pressed(601, 81, data));
    webhook.post(pressed(602, 82, data));
    await().until(() -> api.sentTo(81).size() == 2 && api.sentTo(82).size() == 1);
    assertThat(api.sentTo(82).get(0).text()).contains("button no longer works");
  }

  private static String pressed(long update, long chat, String data) {
    return "{\"update_id\":"
        + update
        + ",\"callback_query\":{\"id\":\"1\",\"from\":{\"id\":1,\"language_code\":\"en\"},\"data\":\""
        + data
        + "\",\"message\":{\"message_id\":1,\"chat\":{\"id\":"
        + chat
        + "}}}}";
  }

  @Test
  void whatTelegramRefusesForAWhileIsSentLater() throws Exception {
    api.refuse(1);
    webhook.post(text(700, 91, "hello"));
    await().until(() -> api.sentTo(91).size() == 1);
  }

  @Test
  void whatAProxyBeforeTelegramAnswersIsNoRefusal() throws Exception {
    api.breakDown(1);
    webhook.post(text(701, 92, "hello"));
    await().until(() -> api.sentTo(92).size() == 1);
  }

  @Test
  void aPictureGetsAKindAnswerAndALocationItsMunicipality() throws Exception {
    String chat =
        "\"message_id\":1,\"date\":1,\"chat\":{\"id\":95},\"from\":{\"language_code\":\"en\"}";
    webhook.post("{\"update_id\":800,\"message\":{" + chat + ",\"photo\":[{}]}}");
    webhook.post(
        "{\"update_id\":801,\"message\":{"
            + chat
            + ",\"location\":{\"latitude\":62.88,\"longitude\":24.8}}}");
    await().until(() -> api.sentTo(95).size() == 2);
    assertThat(api.sentTo(95).get(0).text()).contains("cannot read pictures");
    assertThat(api.sentTo(95).get(1).text()).contains("Karstula");
  }

  @Test
  void withoutTheSecretNothingIsTaken() throws Exception {
    assertThat(webhook.post("wrong", text(900, 99, "hello").getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(401);
    assertThat(webhook.post("{\"update_id\":901,\"edited_message\":{}}")).isEqualTo(200);
    assertThat(webhook.post("nonsense")).isEqualTo(400);
  }

  @Test
  void forgettingInTelegramErasesTheChat() throws Exception {
    webhook.post(text(950, 55, "hello"));
    webhook.post(text(951, 55, "/mydata"));
    await().until(() -> api.sentTo(55).stream().anyMatch(sent -> sent.text().contains("turns")));
    webhook.post(text(952, 55, "/forget"));
    await().until(() -> api.sentTo(55).stream().anyMatch(sent -> sent.text().contains("deleted")));
  }
}
