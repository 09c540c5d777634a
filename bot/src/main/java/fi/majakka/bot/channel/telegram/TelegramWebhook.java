package fi.majakka.bot.channel.telegram;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.delivery.Inbox;
import fi.majakka.bot.web.HttpServer;
import fi.majakka.bot.web.ProblemException;
import fi.majakka.bot.web.RateLimits;
import fi.majakka.bot.web.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Takes Telegram's updates; 200 only once an update would survive the loss of the process. */
public final class TelegramWebhook implements Routes {
  private final byte[] secret;
  private final UpdateReader reader;
  private final Inbox inbox;
  private final TelegramChannel channel;

  /** A chat that floods is asked to come back later; Telegram keeps what was not taken. */
  private final RateLimits chats = new RateLimits(6_000);

  private final RateLimits strangers = new RateLimits(600);
  private final ObjectMapper json =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  TelegramWebhook(String secret, UpdateReader reader, Inbox inbox, TelegramChannel channel) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
    this.reader = reader;
    this.inbox = inbox;
    this.channel = channel;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.post("/telegram/webhook", this::take);
  }

  private void take(Context ctx) {
    String given = ctx.header("X-Telegram-Bot-Api-Secret-Token");
    if (given == null || !MessageDigest.isEqual(secret, given.getBytes(StandardCharsets.UTF_8))) {
      strangers.take(HttpServer.asker(ctx));
      throw ProblemException.of(401, "no-secret", "The secret token is missing or wrong.");
    }
    JsonNode update = parse(ctx.bodyAsBytes());
    Optional<InboundMessage> message = reader.read(update);
    if (message.isPresent()) {
      chats.take(message.get().conversation().value());
      channel.acknowledge(update);
      ctx.future(() -> inbox.accept(message.get()).thenAccept(accepted -> ctx.status(200)));
    }
  }

  private JsonNode parse(byte[] body) {
    try {
      JsonNode update = json.readTree(body);
      if (update != null && update.isObject()) {
        return update;
      }
    } catch (IOException e) {
      throw ProblemException.of(400, "bad-json", "The body is not JSON.");
    }
    throw ProblemException.of(400, "bad-json", "The body is not an update.");
  }
}
