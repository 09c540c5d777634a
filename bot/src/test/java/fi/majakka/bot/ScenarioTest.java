package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.majakka.bot.conversation.Conversation;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.conversation.InboundMessage.Content;
import fi.majakka.bot.conversation.ReplyJson;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.conversation.TurnHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Whole dialogues from files. A line {@code > words} is said; the lines below it must hold for the
 * reply: {@code topic=…}, {@code language=…}, {@code place=…}, {@code no place}, {@code no-place
 * …}, {@code starts …}, {@code entity TYPE:VALUE}, {@code says …}, {@code not …}, {@code offers …},
 * {@code oos}, {@code sources}.
 */
class ScenarioTest {
  private final TurnHandler turns = Trained.turns();

  @TestFactory
  Stream<DynamicTest> dialogues() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/scenarios"))) {
      return files.sorted().toList().stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> play(file)));
    }
  }

  private void play(Path file) throws IOException {
    Conversation conversation =
        Conversation.begun(new ConversationId("test"), "web", Trained.CLOCK.instant());
    ObjectNode reply = null;
    int number = 0;
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith("> ")) {
        InboundMessage message =
            new InboundMessage(
                "web",
                conversation.id(),
                "m" + number++,
                new Content.Text(line.substring(2)),
                Trained.CLOCK.instant(),
                Optional.empty(),
                Set.of());
        Turn turn = turns.handle(conversation, message);
        conversation = turn.after();
        reply = ReplyJson.of(turn.reply());
      } else if (!line.isEmpty() && !line.startsWith("#") && reply != null) {
        check(file.getFileName() + ":" + (i + 1), line, reply);
      }
    }
  }

  static void check(String where, String expected, ObjectNode reply) {
    String as = where + " in " + reply;
    String[] words = expected.split("[ =]", 2);
    String value = words.length > 1 ? words[1] : "";
    switch (words[0]) {
      case "topic" -> assertThat(reply.path("topic").asText()).as(as).isEqualTo(value);
      case "language" -> assertThat(reply.path("language").asText()).as(as).isEqualTo(value);
      case "place" -> assertThat(values(reply)).as(as).contains(value);
      case "no" -> assertThat(values(reply)).as(as).isEmpty();
      case "no-place" -> assertThat(values(reply)).as(as).doesNotContain(value);
      case "entity" -> assertThat(entities(reply)).as(as).contains(value);
      case "starts" ->
          assertThat(reply.path("messages").path(0).path("text").asText()).as(as).startsWith(value);
      case "says" -> assertThat(reply.path("messages").toString()).as(as).contains(value);
      case "not" -> assertThat(reply.path("messages").toString()).as(as).doesNotContain(value);
      case "offers" -> assertThat(reply.findValuesAsText("value")).as(as).contains(value);
      case "oos" -> assertThat(reply.path("out_of_scope").asBoolean()).as(as).isTrue();
      case "sources" -> assertThat(reply.path("sources")).as(as).isNotEmpty();
      default -> throw new IllegalArgumentException(where + ": " + expected);
    }
  }

  private static List<String> entities(JsonNode reply) {
    List<String> entities = new ArrayList<>();
    for (JsonNode entity : reply.path("entities")) {
      entities.add(entity.path("type").asText() + ":" + entity.path("value").asText());
    }
    return entities;
  }

  private static List<String> values(JsonNode reply) {
    List<String> values = new ArrayList<>();
    for (JsonNode entity : reply.path("entities")) {
      if (entity.path("type").asText().equals("municipality")
          && !entity.path("negated").asBoolean()) {
        values.add(entity.path("value").asText());
      }
    }
    return values;
  }
}
