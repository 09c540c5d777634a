package fi.majakka.bot.conversation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Writes replies as the JSON that the outside relies on; see the OpenAPI document. */
public final class ReplyJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ReplyJson() {}

  /** A reply object. */
  public static ObjectNode of(Reply reply) {
    ObjectNode node = JSON.objectNode();
    node.put("id", reply.id());
    node.put("language", reply.language().code());
    node.put("topic", reply.topic().orElse(null));
    node.put("confidence", Math.round(reply.confidence() * 1000) / 1000.0);
    node.put("out_of_scope", reply.outOfScope());
    ArrayNode entities = node.putArray("entities");
    reply.entities().forEach(entity -> entities.add(of(entity)));
    node.set("messages", messages(reply.messages()));
    if (reply.answer().isPresent()) {
      AnswerRef answer = reply.answer().get();
      node.putObject("answer").put("id", answer.id()).put("version", answer.version());
    } else {
      node.putNull("answer");
    }
    ArrayNode sources = node.putArray("sources");
    reply.sources().forEach(source -> sources.add(of(source)));
    return node;
  }

  /** Messages in order. */
  public static ArrayNode messages(List<Message> messages) {
    ArrayNode array = JSON.arrayNode();
    messages.forEach(message -> array.add(of(message)));
    return array;
  }

  private static ObjectNode of(Message message) {
    ObjectNode node = JSON.objectNode();
    if (message instanceof Message.Text text) {
      node.put("type", "text").put("text", text.text());
    } else if (message instanceof Message.Link link) {
      node.put("type", "link").put("text", link.text()).put("url", link.url());
    } else if (message instanceof Message.Choices offers) {
      node.put("type", "choices").put("text", offers.text());
      ArrayNode choices = node.putArray("choices");
      offers
          .choices()
          .forEach(
              choice ->
                  choices.addObject().put("label", choice.label()).put("value", choice.value()));
    } else if (message instanceof Message.Job job) {
      node.put("type", "job")
          .put("id", job.id())
          .put("title", job.title())
          .put("employer", job.employer())
          .put("municipality", job.municipality())
          .put("url", job.url())
          .put("reason", job.reason())
          .put("sample", job.sample());
      job.distanceKm().ifPresent(km -> node.put("distance_km", km));
    }
    return node;
  }

  private static ObjectNode of(Entity entity) {
    ObjectNode node =
        entity(
            entity.type(),
            entity.value(),
            entity.text(),
            entity.start(),
            entity.end(),
            entity.negated(),
            entity.code());
    if (entity.carried()) {
      node.put("carried", true);
    }
    return node;
  }

  /** An entity as both replies and interpretations show it. */
  public static ObjectNode entity(
      String type,
      String value,
      String text,
      int start,
      int end,
      boolean negated,
      Optional<String> code) {
    ObjectNode node =
        JSON.objectNode()
            .put("type", type)
            .put("value", value)
            .put("text", text)
            .put("start", start)
            .put("end", end)
            .put("negated", negated);
    code.ifPresent(isco -> node.put("code", isco));
    return node;
  }

  private static ObjectNode of(Source source) {
    return JSON.objectNode()
        .put("title", source.title())
        .put("url", source.url())
        .put("checked", source.checked().toString())
        .put("owner", source.owner())
        .put("stale", source.stale());
  }
}
