package fi.majakka.bot.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.conversation.InboundMessage.Content;
import fi.majakka.bot.conversation.Language;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads an update of the Bot API; kinds of updates that say nothing to us are left out. */
final class UpdateReader {
  private static final int LONGEST_TEXT = 8_000;
  private static final List<String> UNREADABLE =
      List.of(
          "photo",
          "voice",
          "audio",
          "video",
          "video_note",
          "sticker",
          "animation",
          "document",
          "contact",
          "poll",
          "dice",
          "game",
          "story",
          "paid_media",
          "checklist");
  private final CallbackData buttons;
  private final Clock clock;

  UpdateReader(CallbackData buttons, Clock clock) {
    this.buttons = buttons;
    this.clock = clock;
  }

  /** The message of an update; empty when there is none to answer. */
  Optional<InboundMessage> read(JsonNode update) {
    String updateId = update.path("update_id").asText("");
    if (updateId.isEmpty() || updateId.length() > 32) {
      return Optional.empty();
    }
    JsonNode pressed = update.path("callback_query");
    if (pressed.isObject()) {
      return message(
          updateId, pressed.path("message").path("chat"), pressed.path("from"), button(pressed));
    }
    JsonNode message = update.path("message");
    return message.isObject()
        ? message(updateId, message.path("chat"), message.path("from"), content(message))
        : Optional.empty();
  }

  private Optional<InboundMessage> message(
      String updateId, JsonNode chat, JsonNode from, Optional<Content> content) {
    JsonNode id = chat.path("id");
    if (!id.isIntegralNumber() || !id.canConvertToLong() || content.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new InboundMessage(
            TelegramChannel.NAME,
            new ConversationId(TelegramChannel.PREFIX + chat.path("id").asLong()),
            "u" + updateId,
            content.get(),
            clock.instant(),
            Language.of(from.path("language_code").asText("")),
            Set.of()));
  }

  private Optional<Content> button(JsonNode pressed) {
    long chat = pressed.path("message").path("chat").path("id").asLong();
    Content content =
        buttons
            .read(chat, pressed.path("data").asText(""))
            .<Content>map(Content.Chosen::new)
            .orElseGet(() -> new Content.Unreadable("button"));
    return Optional.of(content);
  }

  private static Optional<Content> content(JsonNode message) {
    JsonNode text = message.has("text") ? message.path("text") : message.path("caption");
    if (text.isTextual() && !text.asText().isBlank()) {
      String words = text.asText();
      return Optional.of(
          new Content.Text(words.substring(0, Math.min(words.length(), LONGEST_TEXT))));
    }
    JsonNode location = message.path("location");
    if (location.isObject()) {
      return Optional.of(
          new Content.Location(
              location.path("latitude").asDouble(), location.path("longitude").asDouble()));
    }
    return UNREADABLE.stream()
        .filter(message::has)
        .findFirst()
        .map(Content.Unreadable::new)
        .map(Content.class::cast);
  }
}
