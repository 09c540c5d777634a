package fi.majakka.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.majakka.bot.config.Home;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The server as the launcher starts it, asked over HTTP: its start, its turns and memory, and its
 * acknowledgements. Beside it a bare handler, asked the same way.
 */
final class ServerBench {
  private static final int STARTS = 3;
  private static final int CHATS = 16;
  private static final int TURNS = 10_000;
  private static final String SECRET = "bench-secret";
  private final Home home;
  private final List<String> messages;
  private final PrintWriter out;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  ServerBench(Home home, List<String> messages, PrintWriter out) {
    this.home = home;
    this.messages = messages;
    this.out = out;
  }

  void run(Path folder) throws IOException {
    Path log = folder.resolve("server.log");
    double bare;
    try (LaunchedServer nothing = LaunchedServer.start(home, log, Map.of(), List.of("bare"))) {
      load(nothing, TURNS / 4);
      bare = load(nothing, TURNS);
      report("bare_handler", String.format(Locale.ROOT, "\"cpu_us_per_message\":%.1f", bare));
      served(folder, log, URI.create("http://127.0.0.1:" + nothing.port()), bare);
    }
  }

  private void served(Path folder, Path log, URI botApi, double bare) throws IOException {
    Map<String, String> environment =
        Map.of(
            "MAJAKKA_PRIVACY_KEYFILE",
            folder.resolve("key/k.json").toString(),
            "MAJAKKA_LIMITS_MESSAGESPERMINUTE",
            "100000",
            "MAJAKKA_LIMITS_REQUESTSPERMINUTE",
            "1000000",
            "MAJAKKA_TELEGRAM_TOKEN",
            "12345:bench",
            "MAJAKKA_TELEGRAM_SECRET",
            SECRET,
            "MAJAKKA_TELEGRAM_APIURL",
            botApi.toString());
    List<String> command =
        List.of("serve", "--port", "0", "--data", folder.resolve("served").toString());
    for (int i = 0; i < STARTS; i++) {
      long begin = System.nanoTime();
      try (LaunchedServer server = LaunchedServer.start(home, log, environment, command)) {
        new Chat(server.port()).ask(0);
        report(
            i == 0 ? "start_in_a_new_folder" : "start_to_first_answer",
            String.format(
                Locale.ROOT,
                "\"seconds\":%.2f,\"cpu_seconds\":%.2f",
                (System.nanoTime() - begin) / 1e9,
                server.cpu().toMillis() / 1e3));
        if (i == STARTS - 1) {
          turns(server, bare);
          new AcknowledgementBench(server.port(), botApi, SECRET, messages, out).run(folder);
        }
      }
    }
  }

  private void turns(LaunchedServer server, double bare) {
    load(server, TURNS / 4);
    long begin = System.nanoTime();
    double micros = load(server, TURNS);
    report(
        "served_turn",
        String.format(
            Locale.ROOT,
            "\"messages\":%d,\"cpu_us_per_message\":%.1f,\"times_a_bare_handler\":%.1f,"
                + "\"messages_per_second\":%.0f,\"resident_mb\":%d",
            TURNS,
            micros,
            micros / bare,
            TURNS / ((System.nanoTime() - begin) / 1e9),
            server.residentMegabytes()));
  }

  /** Chats beside each other, each one message at a time; CPU microseconds a message. */
  private double load(LaunchedServer server, int times) {
    Duration before = server.cpu();
    ExecutorService chats = Executors.newFixedThreadPool(CHATS);
    try {
      List<CompletableFuture<Void>> all = new ArrayList<>();
      for (int i = 0; i < CHATS; i++) {
        all.add(CompletableFuture.runAsync(() -> chat(server.port(), times / CHATS), chats));
      }
      all.forEach(CompletableFuture::join);
    } finally {
      chats.shutdown();
    }
    return server.cpu().minus(before).toNanos() / 1e3 / times;
  }

  private void chat(int port, int times) {
    Chat chat = new Chat(port);
    for (int i = 0; i < times; i++) {
      chat.ask(i);
    }
  }

  private void report(String name, String figures) {
    out.println("{\"benchmark\":\"" + name + "\"," + figures + "}");
    out.flush();
  }

  /** One conversation over the web chat's interface. */
  private final class Chat {
    private final String conversations;
    private final JsonNode begun;

    Chat(int port) {
      this.conversations = "http://127.0.0.1:" + port + "/api/v1/conversations";
      this.begun = post(conversations, "{\"language\":\"en\"}", "");
    }

    void ask(int number) {
      String body =
          json.createObjectNode()
              .put("id", "m" + number)
              .put("text", messages.get(number % messages.size()))
              .toString();
      post(
          conversations + "/" + begun.path("conversation").asText() + "/messages",
          body,
          begun.path("token").asText());
    }

    private JsonNode post(String address, String body, String token) {
      try {
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(URI.create(address))
                    .header("Authorization", "Bearer " + token)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
          throw new IllegalStateException("refused with " + answer.statusCode());
        }
        return json.readTree(answer.body());
      } catch (IOException e) {
        throw new IllegalStateException("the server does not answer", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("the benchmark was interrupted", e);
      }
    }
  }
}
