package fi.majakka.bot.channel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.delivery.SendResult;
import io.javalin.Javalin;
import io.javalin.http.sse.SseClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebEventsTest {
  private static final ConversationId CONVERSATION = new ConversationId("web-1");
  private final WebEvents events = new WebEvents();
  private final Javalin server =
      Javalin.create(
              config -> {
                config.startup.showJavalinBanner = false;
                config.routes.get(
                    "/",
                    ctx -> {
                      ctx.contentType("text/event-stream");
                      ctx.res().flushBuffer();
                      ctx.async(
                          task -> task.timeout = 0,
                          () -> events.connect(CONVERSATION, new SseClient(ctx)));
                    });
              })
          .start("127.0.0.1", 0);

  @AfterEach
  void stop() {
    events.close();
    server.stop();
  }

  private Socket page() throws IOException {
    Socket page = new Socket(InetAddress.getLoopbackAddress(), server.port());
    page.getOutputStream()
        .write("GET / HTTP/1.1\r\nHost: here\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return page;
  }

  @Test
  void aPageThatWentAwayWithoutAWordIsNoticedAndItsAnswerIsKeptForLater() throws IOException {
    try (Socket page = page()) {
      await().until(() -> events.listening() == 1);
      page.setSoLinger(true, 0); // as a network that is gone: no goodbye
    }
    await()
        .until(
            () -> {
              events.keepAwake();
              return events.listening() == 0;
            });
    assertThat(events.send(CONVERSATION, reply())).isInstanceOf(SendResult.RetryLater.class);
  }

  @Test
  void everyPageOfAConversationGetsTheAnswer() throws IOException {
    try (Socket one = page();
        Socket two = page()) {
      BufferedReader first = reader(one);
      BufferedReader second = reader(two);
      awaken(first);
      awaken(second);
      assertThat(events.send(CONVERSATION, reply())).isInstanceOf(SendResult.Sent.class);
      assertThat(first.lines().filter(line -> line.startsWith("data:")).findFirst())
          .hasValueSatisfying(line -> assertThat(line).contains("Hello"));
      assertThat(second.lines().filter(line -> line.startsWith("data:")).findFirst()).isPresent();
    }
  }

  private static void awaken(BufferedReader page) throws IOException {
    String line = page.readLine();
    while (line != null && !line.contains("listening")) {
      line = page.readLine();
    }
  }

  private static BufferedReader reader(Socket page) throws IOException {
    page.setSoTimeout(10_000);
    return new BufferedReader(new InputStreamReader(page.getInputStream(), StandardCharsets.UTF_8));
  }

  private static Reply reply() {
    return new Reply(
        "a1",
        Language.EN,
        Optional.of("meta.human"),
        1,
        false,
        List.of(),
        List.of(new Message.Text("Hello from the town hall.")),
        Optional.empty(),
        List.of());
  }
}
