package fi.majakka.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.majakka.bot.config.Config;
import fi.majakka.bot.config.ConfigReader;
import fi.majakka.bot.config.Home;
import fi.majakka.bot.web.BareServer;
import fi.majakka.nlu.embedding.MiniLm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * {@code prepare}: called by the launcher after a build. Trains the models if need be and takes one
 * conversation through the whole program, so that the classes of a start can be shared.
 */
@Command(name = "prepare", hidden = true, description = "Prepares a build for a quick start.")
final class PrepareCommand implements Callable<Integer> {
  private static final String CONVERSATIONS = "/api/v1/conversations";
  private static final List<String> QUESTIONS =
      List.of("Miten saan verokortin?", "How do I get a tax card?", "where could my child play");
  private static final String SECRET = "prepare-secret";
  private static final String UPDATE =
      "{\"update_id\":1,\"message\":{\"message_id\":1,\"date\":1,\"text\":\"Miten saan verokortin?\","
          + "\"chat\":{\"id\":1,\"type\":\"private\"}}}";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Home home = Home.find();
    MiniLm.prepare(home.unpacked());
    Config config = new ConfigReader(Map.of()).read(home.settings());
    Knowing knowing = Knowing.open(home, config.region(), Clock.systemUTC());
    if (!knowing.models().trained()) {
      knowing.models().train();
    }
    Path folder = Files.createTempDirectory("majakka-prepare");
    try {
      converse(home, folder);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
    return 0;
  }

  private static void converse(Home home, Path folder) throws IOException, InterruptedException {
    try (BareServer botApi = new BareServer();
        Assembly assembly =
            new Assembly(
                config(home, folder, botApi), home, folder.resolve("data"), Clock.systemUTC())) {
      assembly.start();
      HttpClient client = HttpClient.newHttpClient();
      // First, so that its turn and send are through while the web is asked.
      post(
          client,
          request(assembly, "/telegram/webhook").header("X-Telegram-Bot-Api-Secret-Token", SECRET),
          UPDATE);
      for (String path :
          List.of("/", "/widget.js", "/health/ready", "/metrics", "/api/v1/topics")) {
        client.send(request(assembly, path).GET().build(), HttpResponse.BodyHandlers.ofString());
      }
      JsonNode begun =
          JSON.readTree(post(client, request(assembly, CONVERSATIONS), "{\"language\":\"fi\"}"));
      String messages = CONVERSATIONS + "/" + begun.path("conversation").asText() + "/messages";
      for (String text : QUESTIONS) {
        post(
            client,
            request(assembly, messages)
                .header("Authorization", "Bearer " + begun.path("token").asText()),
            JSON.createObjectNode().put("id", text).put("text", text).toString());
      }
    }
  }

  private static Config config(Home home, Path folder, BareServer botApi) {
    return new ConfigReader(
            Map.of(
                "MAJAKKA_PRIVACY_KEYFILE",
                folder.resolve("key/k.json").toString(),
                "MAJAKKA_TELEGRAM_TOKEN",
                "12345:prepare",
                "MAJAKKA_TELEGRAM_SECRET",
                SECRET,
                "MAJAKKA_TELEGRAM_APIURL",
                "http://127.0.0.1:" + botApi.port()))
        .read(home.settings())
        .onPort(0);
  }

  private static String post(HttpClient client, HttpRequest.Builder request, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(
            request.POST(HttpRequest.BodyPublishers.ofString(body)).build(),
            HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new IllegalStateException("the first conversation failed: " + response.statusCode());
    }
    return response.body();
  }

  private static HttpRequest.Builder request(Assembly assembly, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + assembly.port() + path));
  }
}
