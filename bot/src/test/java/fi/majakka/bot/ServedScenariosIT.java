package fi.majakka.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole dialogues over HTTP that need what the program stores; written as those of {@link
 * ScenarioTest}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServedScenariosIT {
  @TempDir static Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private Assembly assembly;

  @BeforeAll
  void start() {
    assembly = Trained.served(folder, Clock.systemUTC(), Map.of("MAJAKKA_EVENTS_DEMO", "true"));
  }

  @AfterAll
  void stop() {
    assembly.close();
  }

  @TestFactory
  Stream<DynamicTest> dialogues() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/scenarios-served"))) {
      return files.sorted().toList().stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> play(file)));
    }
  }

  private void play(Path file) throws IOException, InterruptedException {
    JsonNode begun = post("/api/v1/conversations", "", Map.of());
    String path = "/api/v1/conversations/" + begun.path("conversation").asText() + "/messages";
    ObjectNode reply = null;
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith("> ")) {
        reply =
            (ObjectNode)
                post(
                    path,
                    begun.path("token").asText(),
                    Map.of("id", "m" + i, "text", line.substring(2)));
      } else if (!line.isEmpty() && !line.startsWith("#") && reply != null) {
        ScenarioTest.check(file.getFileName() + ":" + (i + 1), line, reply);
      }
    }
  }

  private JsonNode post(String path, String token, Map<String, String> body)
      throws IOException, InterruptedException {
    return json.readTree(
        http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + assembly.port() + path))
                    .header("Authorization", "Bearer " + token)
                    .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                    .build(),
                HttpResponse.BodyHandlers.ofString())
            .body());
  }
}
