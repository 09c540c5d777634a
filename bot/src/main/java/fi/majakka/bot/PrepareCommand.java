package fi.majakka.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.majakka.bot.config.Config;
import fi.majakka.bot.config.ConfigReader;
import fi.majakka.bot.config.Home;
import fi.majakka.bot.storage.Database;
import fi.majakka.bot.web.BareServer;
import fi.majakka.nlu.embedding.MiniLm;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.commons.io.FileUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code prepare}: called by the launcher after a build. Trains the models if need be and makes
 * what starts begin with; then, in a process of its own, takes one conversation through the whole
 * program, so that the classes of a start, and no others, can be shared.
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

  @Option(names = "--talk", description = "Takes one conversation through the program.")
  private boolean talk;

  @Override
  public Integer call() throws IOException {
    Home home = Home.find();
    if (!talk) {
      make(home);
      return 0;
    }
    Path folder = Files.createTempDirectory("majakka-prepare");
    try {
      converse(home, folder);
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
    return 0;
  }

  private static void make(Home home) {
    MiniLm.prepare(home.unpacked());
    Database.prepare(home.tables());
    Config config = new ConfigReader(Map.of()).read(home.settings());
    Knowing knowing = Knowing.open(home, config.region(), Clock.systemUTC());
    if (!knowing.models().trained()) {
      knowing.models().train();
    }
  }

  private static void converse(Home home, Path folder) throws IOException {
    try (BareServer botApi = new BareServer();
        Assembly assembly =
            new Assembly(
                config(home, folder, botApi), home, folder.resolve("data"), Clock.systemUTC())) {
      assembly.start();
      // First, so that its turn and send are through while the web is asked.
      ask(assembly, "/telegram/webhook", Map.of("X-Telegram-Bot-Api-Secret-Token", SECRET), UPDATE);
      for (String path :
          List.of("/", "/widget.js", "/health/ready", "/metrics", "/api/v1/topics")) {
        ask(assembly, path, Map.of(), "");
      }
      JsonNode begun =
          JSON.readTree(ask(assembly, CONVERSATIONS, Map.of(), "{\"language\":\"fi\"}"));
      String messages = CONVERSATIONS + "/" + begun.path("conversation").asText() + "/messages";
      for (String text : QUESTIONS) {
        ask(
            assembly,
            messages,
            Map.of("Authorization", "Bearer " + begun.path("token").asText()),
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

  /** Asks in the JDK's old way, as the classes of its newer client would be shared, too. */
  private static String ask(
      Assembly assembly, String path, Map<String, String> headers, String body) throws IOException {
    URL url = new URL("http://127.0.0.1:" + assembly.port() + path);
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    headers.forEach(connection::setRequestProperty);
    if (!body.isEmpty()) {
      connection.setDoOutput(true);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body.getBytes(StandardCharsets.UTF_8));
      }
    }
    if (connection.getResponseCode() / 100 != 2) {
      throw new IllegalStateException(
          "the first conversation failed: " + connection.getResponseCode());
    }
    try (InputStream answer = connection.getInputStream()) {
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
