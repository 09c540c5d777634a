package fi.majakka.bot;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Telegram's end of the webhook: posts updates to a server as Telegram does. */
final class Webhook {
  static final String SECRET = "webhook-secret";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private final int port;

  Webhook(int port) {
    this.port = port;
  }

  /** Posts an update with the right secret, and gives the status. */
  int post(String update) throws IOException, InterruptedException {
    return post(SECRET, update.getBytes(StandardCharsets.UTF_8));
  }

  int post(String secret, byte[] body) throws IOException, InterruptedException {
    return CLIENT
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/telegram/webhook"))
                .header("X-Telegram-Bot-Api-Secret-Token", secret)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  /**
   * The update of a message.
   *
   * @param language of the sender's Telegram
   */
  static String text(long update, long chat, String language, String words) {
    ObjectNode message = JsonNodeFactory.instance.objectNode().put("message_id", 1).put("date", 1);
    message.putObject("chat").put("id", chat).put("type", "private");
    message
        .putObject("from")
        .put("id", chat)
        .put("is_bot", false)
        .put("first_name", "A")
        .put("language_code", language);
    message.put("text", words);
    return JsonNodeFactory.instance
        .objectNode()
        .put("update_id", update)
        .<ObjectNode>set("message", message)
        .toString();
  }
}
