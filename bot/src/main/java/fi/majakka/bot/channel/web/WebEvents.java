package fi.majakka.bot.channel.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.conversation.ReplyJson;
import fi.majakka.bot.delivery.Channel;
import fi.majakka.bot.delivery.SendResult;
import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;

/** Carries what comes later, such as a person's answer, to the pages that listen. Thread-safe. */
public final class WebEvents implements Channel {
  private static final Duration AWAY = Duration.ofSeconds(5);
  private final ConcurrentMap<ConversationId, Queue<SseClient>> listeners =
      new ConcurrentHashMap<>();

  void connect(ConversationId conversation, SseClient client) {
    client.keepAlive();
    client.onClose(() -> leave(conversation, client));
    listeners.computeIfAbsent(conversation, key -> new ConcurrentLinkedQueue<>()).add(client);
    client.sendComment("listening");
  }

  private void leave(ConversationId conversation, SseClient client) {
    listeners.computeIfPresent(
        conversation,
        (key, clients) -> {
          clients.remove(client);
          return clients.isEmpty() ? null : clients;
        });
  }

  @Override
  public String name() {
    return WebChatApi.CHANNEL;
  }

  @Override
  public boolean answersInPlace() {
    return true;
  }

  /** To every page that listens; later, when none does. */
  @Override
  public SendResult send(ConversationId conversation, Reply reply) {
    Queue<SseClient> clients = listeners.get(conversation);
    if (clients == null || clients.isEmpty()) {
      return new SendResult.RetryLater(AWAY, "no page listens");
    }
    ObjectNode json = ReplyJson.of(reply);
    clients.forEach(client -> client.sendEvent("reply", json.toString(), reply.id()));
    return new SendResult.Sent();
  }

  @Override
  public void close() {
    listeners.values().forEach(clients -> clients.forEach(SseClient::close));
  }
}
