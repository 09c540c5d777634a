package fi.majakka.bot.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.delivery.Channel;
import fi.majakka.bot.delivery.SendResult;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.ActionType;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.send.SendChatAction;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/**
 * Sends replies through the Bot API within its limits (Bots FAQ: about 30 messages a second in all,
 * one a second in a chat) and as late as it asks. Thread-safe.
 */
public final class TelegramChannel implements Channel {
  static final String NAME = "telegram";
  static final String PREFIX = "tg-";
  private static final Logger LOG = LoggerFactory.getLogger(TelegramChannel.class);
  private final TelegramClient client;
  private final CallbackData buttons;
  private final SendLimits limits = new SendLimits();
  private final Pauses pauses;
  private final Cache<Part, Integer> sentParts =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(10)).build();

  TelegramChannel(TelegramClient client, CallbackData buttons, Clock clock) {
    this.client = client;
    this.buttons = buttons;
    this.pauses = new Pauses(clock);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SendResult send(ConversationId conversation, Reply reply) {
    long chat = chat(conversation);
    List<String> texts = TelegramText.texts(reply);
    Part part = new Part(chat, reply.id());
    int first = Optional.ofNullable(sentParts.getIfPresent(part)).orElse(0);
    for (int i = first; i < texts.size(); i++) {
      Optional<Duration> wait = pauses.left().or(() -> limits.take(chat));
      if (wait.isPresent()) {
        return new SendResult.RetryLater(wait.get(), "Telegram's limits");
      }
      boolean last = i == texts.size() - 1;
      SendResult result =
          send(chat, texts.get(i), last ? keyboard(chat, TelegramText.choices(reply)) : null, true);
      if (!(result instanceof SendResult.Sent)) {
        return result;
      }
      sentParts.put(part, i + 1);
    }
    sentParts.invalidate(part);
    return new SendResult.Sent();
  }

  /** A reply of several texts; those that went are not sent again when a later one has to wait. */
  private record Part(long chat, String reply) {}

  private SendResult send(
      long chat, String html, @Nullable InlineKeyboardMarkup keyboard, boolean markup) {
    Sending message = new Sending(chat, markup ? html : TelegramText.plain(html));
    message.setDisableWebPagePreview(true);
    if (markup) {
      message.setParseMode("HTML");
    }
    if (keyboard != null) {
      message.setReplyMarkup(keyboard);
    }
    try {
      client.execute(message);
      return new SendResult.Sent();
    } catch (TelegramApiRequestException e) {
      return refused(e, chat, html, keyboard, markup);
    } catch (TelegramApiException e) {
      return new SendResult.RetryLater(Duration.ZERO, "no connection to the Bot API");
    }
  }

  private SendResult refused(
      TelegramApiRequestException e,
      long chat,
      String html,
      @Nullable InlineKeyboardMarkup keyboard,
      boolean markup) {
    Integer code = e.getErrorCode();
    String why = String.valueOf(e.getApiResponse());
    // What is no answer of the Bot API, such as a proxy's page, has no code of an error.
    if (code == null || code < 400 || code >= 500) {
      return new SendResult.RetryLater(Duration.ZERO, "the Bot API answered " + code);
    }
    if (code == 429) {
      Integer seconds = e.getParameters() == null ? null : e.getParameters().getRetryAfter();
      Duration pause = Duration.ofSeconds(seconds == null ? 1 : seconds);
      pauses.asked(chat, pause);
      return new SendResult.RetryLater(pause, "the Bot API asked to wait");
    }
    if (code == 400 && markup && why.contains("parse")) {
      return send(chat, html, keyboard, false);
    }
    if (code == 401 || code == 404) {
      return new SendResult.RetryLater(Duration.ofMinutes(1), "the bot token is refused");
    }
    return new SendResult.Rejected("the Bot API answered " + code, code == 403);
  }

  /** Two buttons a row at most, so that labels stay readable on a phone. */
  private @Nullable InlineKeyboardMarkup keyboard(long chat, List<Choice> choices) {
    List<InlineKeyboardRow> rows = new ArrayList<>();
    InlineKeyboardRow row = new InlineKeyboardRow();
    for (Choice choice : choices) {
      Optional<String> data = buttons.write(chat, choice.value());
      if (data.isPresent()) {
        InlineKeyboardButton button =
            InlineKeyboardButton.builder().text(choice.label()).callbackData(data.get()).build();
        boolean fits = row.size() == 1 && label(row.get(0)) + choice.label().length() <= 30;
        if (!row.isEmpty() && !fits) {
          rows.add(row);
          row = new InlineKeyboardRow();
        }
        row.add(button);
      }
    }
    if (!row.isEmpty()) {
      rows.add(row);
    }
    return rows.isEmpty() ? null : InlineKeyboardMarkup.builder().keyboard(rows).build();
  }

  private static int label(InlineKeyboardButton button) {
    return button.getText().length();
  }

  @Override
  public void typing(ConversationId conversation) {
    try {
      Future<?> unused =
          client.executeAsync(
              SendChatAction.builder()
                  .chatId(chat(conversation))
                  .action(ActionType.TYPING.toString())
                  .build());
    } catch (TelegramApiException e) {
      LOG.debug("typing was not shown: {}", e.getClass().getName());
    }
  }

  /** Ends the waiting that a pressed button shows; nothing depends on it. */
  void acknowledge(JsonNode update) {
    String id = update.path("callback_query").path("id").asText("");
    if (id.isEmpty()) {
      return;
    }
    try {
      Future<?> unused =
          client.executeAsync(AnswerCallbackQuery.builder().callbackQueryId(id).build());
    } catch (TelegramApiException e) {
      LOG.debug("a button was not acknowledged: {}", e.getClass().getName());
    }
  }

  private static long chat(ConversationId conversation) {
    return Long.parseLong(conversation.value().substring(PREFIX.length()));
  }
}
