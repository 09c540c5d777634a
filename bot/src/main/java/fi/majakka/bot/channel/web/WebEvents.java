package fi.majakka.bot.channel.web;

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
  /** How often a page is told that the connection is in use; proxies wait for a minute or so. */
  public static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

  private static final Duration AWAY = Duration.ofSeconds(5);
  private final ConcurrentMap<ConversationId, Queue<SseClient>> listeners =
      new ConcurrentHashMap<>();

  void connect(ConversationId conversation, SseClient client) {
    client.keepAlive();
    client.onClose(() -> leave(conversation, client));
    listeners.compute(
        conversation,
        (key, others) -> { // in one step, lest the last of the others leaves in between
          Queue<SseClient> clients = others == null ? new ConcurrentLinkedQueue<>() : others;
          clients.add(client);
          return clients;
        });
    synchronized (client) {
      client.sendComment("listening");
    }
  }

  /**
   * Says to every page that the connection is in use. A page that went away without a word is
   * noticed by what is written to it, and must be noticed before there is something to say.
   */
  public void keepAwake() {
    listeners.values().forEach(clients -> clients.forEach(WebEvents::awaken));
  }

  private static void awaken(SseClient client) {
    synchronized (client) {
      if (!client.terminated()) {
        client.sendComment("here");
      }
    }
  }

  /** How many conversations have a page that listens. */
  int listening() {
    return listeners.size();
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
    String json = ReplyJson.of(reply).toString();
    boolean arrived = false;
    for (SseClient client : clients) {
      arrived |= tell(client, json, reply.id());
    }
    return arrived ? new SendResult.Sent() : new SendResult.RetryLater(AWAY, "the page went away");
  }

  private static boolean tell(SseClient client, String json, String id) {
    synchronized (client) {
      if (!client.terminated()) {
        client.sendEvent("reply", json, id);
      }
      return !client.terminated();
    }
  }

  @Override
  public void close() {
    listeners.values().forEach(clients -> clients.forEach(SseClient::close));
  }
}
