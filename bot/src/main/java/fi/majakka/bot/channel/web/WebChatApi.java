package fi.majakka.bot.channel.web;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.conversation.InboundMessage.Content;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.ReplyJson;
import fi.majakka.bot.delivery.Inbox;
import fi.majakka.bot.privacy.PersonalData;
import fi.majakka.bot.privacy.Signer;
import fi.majakka.bot.web.ProblemException;
import fi.majakka.bot.web.RateLimits;
import fi.majakka.bot.web.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The web chat's API: a conversation, its messages, its export and its end. */
public final class WebChatApi implements Routes {
  static final String CHANNEL = "web";
  private static final String SCHEME = "Bearer ";
  private static final String PURPOSE = "web conversation";
  private static final int LONGEST_TEXT = 16_000;

  /** Some programs begin a text with it. */
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private static final String START = "start";

  /** NUL and halves of characters, which PostgreSQL refuses. */
  private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");

  private final Inbox inbox;
  private final PersonalData data;
  private final Signer signer;
  private final RateLimits conversations;
  private final WebEvents events;
  private final Clock clock;
  private final ObjectMapper json =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private final SecureRandom random = new SecureRandom();

  public WebChatApi(
      Inbox inbox,
      PersonalData data,
      Signer signer,
      RateLimits conversations,
      WebEvents events,
      Clock clock) {
    this.inbox = inbox;
    this.data = data;
    this.signer = signer;
    this.conversations = conversations;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.post("/api/v1/conversations", this::begin);
    routes.post("/api/v1/conversations/{id}/messages", this::message);
    routes.get("/api/v1/conversations/{id}/export", this::export);
    routes.delete("/api/v1/conversations/{id}", this::erase);
    routes.get("/api/v1/conversations/{id}/events", this::listen);
  }

  private void begin(Context ctx) {
    JsonNode body = body(ctx);
    Optional<Language> language = language(body);
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    ConversationId id =
        new ConversationId("web-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    String start = language.map(chosen -> "/start " + chosen.code()).orElse("/start");
    InboundMessage hello =
        new InboundMessage(
            CHANNEL,
            id,
            START,
            new Content.Text(start),
            clock.instant(),
            language.or(() -> browserLanguage(ctx)),
            Set.of());
    ctx.future(
        () ->
            inbox
                .ask(hello)
                .thenAccept(
                    reply -> {
                      ObjectNode created =
                          JsonNodeFactory.instance
                              .objectNode()
                              .put("conversation", id.value())
                              .put("token", signer.sign(PURPOSE, id.value(), 32))
                              .put("language", reply.language().code());
                      created.set("messages", ReplyJson.messages(reply.messages()));
                      ctx.status(201).json(created);
                    }));
  }

  private void message(Context ctx) {
    ConversationId id = known(ctx);
    JsonNode body = body(ctx);
    String messageId = body.path("id").isTextual() ? body.path("id").asText() : "";
    if (messageId.isEmpty()
        || messageId.length() > 128
        || messageId.equals(START)
        || UNSTORABLE.matcher(messageId).find()) {
      throw ProblemException.of(400, "bad-id", "id is the client's own id, 1 to 128 characters.");
    }
    InboundMessage message =
        new InboundMessage(
            CHANNEL, id, messageId, content(body), clock.instant(), browserLanguage(ctx), Set.of());
    conversations.take(id.value());
    ctx.future(() -> inbox.ask(message).thenAccept(reply -> ctx.json(ReplyJson.of(reply))));
  }

  private static Content content(JsonNode body) {
    JsonNode text = body.path("text");
    JsonNode choice = body.path("choice");
    boolean chosen = body.hasNonNull("choice");
    if (body.hasNonNull("text") == chosen || !(chosen ? choice : text).isTextual()) {
      throw ProblemException.of(400, "bad-message", "A message has either a text or a choice.");
    }
    String said = (chosen ? choice : text).asText();
    if (said.length() > LONGEST_TEXT) {
      throw ProblemException.of(400, "too-long", "A message has at most 16,000 characters.");
    }
    return chosen ? new Content.Chosen(said) : new Content.Text(said);
  }

  /**
   * Javalin's own handler answers 200 before it knows who asks, and nothing at all to a client that
   * does not name the type it accepts.
   */
  private void listen(Context ctx) throws IOException {
    ConversationId id = known(ctx);
    ctx.contentType("text/event-stream; charset=utf-8")
        .header("Connection", "close")
        .header("X-Accel-Buffering", "no");
    ctx.res().flushBuffer();
    ctx.async(task -> task.timeout = 0, () -> events.connect(id, new SseClient(ctx)));
  }

  private void export(Context ctx) {
    ConversationId id = known(ctx);
    ctx.header("Content-Disposition", "attachment; filename=\"majakka-conversation.json\"");
    ctx.json(data.export(id).orElseThrow(WebChatApi::unknown));
  }

  private void erase(Context ctx) {
    ConversationId id = known(ctx);
    ctx.future(() -> data.erase(id).thenRun(() -> ctx.status(204)));
  }

  /**
   * The conversation of a request.
   *
   * @throws ProblemException 401 without the right token, 404 when it was erased
   */
  private ConversationId known(Context ctx) {
    String given = ctx.header("Authorization");
    String id = ctx.pathParam("id");
    if (given == null
        || !given.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        || !signer.verify(PURPOSE, id, given.substring(SCHEME.length()))) {
      ctx.header("WWW-Authenticate", "Bearer");
      throw ProblemException.of(401, "no-token", "The conversation's own token is needed.");
    }
    ConversationId conversation = new ConversationId(id);
    if (!data.exists(conversation)) {
      throw unknown();
    }
    return conversation;
  }

  private static ProblemException unknown() {
    return ProblemException.of(404, "no-conversation", "There is no such conversation.");
  }

  private JsonNode body(Context ctx) {
    try {
      String body = ctx.body();
      String text = body.startsWith(BYTE_ORDER_MARK) ? body.substring(1) : body;
      JsonNode read = json.readTree(text.isBlank() ? "{}" : text);
      if (read.isObject()) {
        return read;
      }
    } catch (IOException e) {
      throw ProblemException.of(400, "bad-json", "The body is not JSON.");
    }
    throw ProblemException.of(400, "bad-json", "The body is not a JSON object.");
  }

  private static Optional<Language> language(JsonNode body) {
    JsonNode asked = body.path("language");
    if (asked.isMissingNode() || asked.isNull()) {
      return Optional.empty();
    }
    Optional<Language> language = Language.of(asked.asText());
    if (language.isEmpty()) {
      throw ProblemException.of(400, "bad-language", "language is fi or en.");
    }
    return language;
  }

  /** The browser's first language that is answered in; another one than these is no hint. */
  private static Optional<Language> browserLanguage(Context ctx) {
    return Optional.ofNullable(ctx.header("Accept-Language")).flatMap(Language::of);
  }
}
