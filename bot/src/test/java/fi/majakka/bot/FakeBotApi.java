package fi.majakka.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A Bot API on this machine: keeps what is sent and refuses when told to. */
final class FakeBotApi implements AutoCloseable {
  static final String TOKEN = "12345:test-token";
  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private final AtomicInteger breakdowns = new AtomicInteger();
  private final ObjectMapper json = new ObjectMapper();
  private final Javalin server =
      Javalin.create(
              config -> {
                config.startup.showJavalinBanner = false;
                config.routes.post("/bot" + TOKEN + "/{method}", this::call);
              })
          .start("127.0.0.1", 0);

  record Sent(long chat, JsonNode message) {
    String text() {
      return message.path("text").asText();
    }

    String button(String label) {
      for (JsonNode row : message.path("reply_markup").path("inline_keyboard")) {
        for (JsonNode button : row) {
          if (button.path("text").asText().equals(label)) {
            return button.path("callback_data").asText();
          }
        }
      }
      throw new AssertionError("no button " + label + " in " + message);
    }
  }

  private void call(Context ctx) throws IOException {
    if (!ctx.pathParam("method").equalsIgnoreCase("sendMessage")) {
      ctx.json(json.readTree("{\"ok\":true,\"result\":true}"));
      return;
    }
    if (breakdowns.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      ctx.status(502).html("<html><body>Bad Gateway</body></html>");
      return;
    }
    if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      ctx.status(429)
          .json(
              json.readTree(
                  "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests\","
                      + "\"parameters\":{\"retry_after\":1}}"));
      return;
    }
    JsonNode message = json.readTree(ctx.body());
    sent.add(new Sent(message.path("chat_id").asLong(), message));
    ctx.json(
        json.readTree(
            "{\"ok\":true,\"result\":{\"message_id\":1,\"date\":1,\"chat\":{\"id\":1,\"type\":\"private\"},\"text\":\"x\"}}"));
  }

  /** Settings of a server that sends to this, and takes updates with a secret. */
  Map<String, String> settings(String secret) {
    return Map.of(
        "MAJAKKA_TELEGRAM_TOKEN", TOKEN,
        "MAJAKKA_TELEGRAM_SECRET", secret,
        "MAJAKKA_TELEGRAM_APIURL", url());
  }

  String url() {
    return "http://127.0.0.1:" + server.port();
  }

  List<Sent> sent() {
    return List.copyOf(sent);
  }

  List<Sent> sentTo(long chat) {
    return sent.stream().filter(message -> message.chat() == chat).toList();
  }

  void refuse(int times) {
    refusals.set(times);
  }

  /** What stands before the API answers in its place. */
  void breakDown(int times) {
    breakdowns.set(times);
  }

  @Override
  public void close() {
    server.stop();
  }
}
