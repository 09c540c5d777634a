package fi.majakka.bot.storage;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import fi.majakka.bot.conversation.InboundMessage.Content;
import fi.majakka.bot.conversation.Message;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the nouns of a conversation as JSON and reads them back. Thread-safe. */
final class Codec {
  private static final JsonSetter.Value EMPTY = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
  private final ObjectMapper mapper =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          // What was written before a noun grew reads as empty.
          .withConfigOverride(Map.class, type -> type.setSetterInfo(EMPTY))
          .withConfigOverride(List.class, type -> type.setSetterInfo(EMPTY))
          .withConfigOverride(Set.class, type -> type.setSetterInfo(EMPTY))
          .addMixIn(Message.class, MessageKinds.class)
          .addMixIn(Content.class, ContentKinds.class)
          .build();

  byte[] write(Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new StorageException("cannot be written as JSON: " + value.getClass().getName(), e);
    }
  }

  JsonNode tree(Object value) {
    return mapper.valueToTree(value);
  }

  <T> T read(byte[] json, Class<T> type) {
    try {
      return mapper.readValue(json, type);
    } catch (IOException e) {
      throw new StorageException("stored data cannot be read as " + type.getName(), e);
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Message.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Message.Choices.class, name = "choices"),
    @JsonSubTypes.Type(value = Message.Job.class, name = "job"),
    @JsonSubTypes.Type(value = Message.Link.class, name = "link")
  })
  private interface MessageKinds {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Content.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Content.Chosen.class, name = "chosen"),
    @JsonSubTypes.Type(value = Content.Location.class, name = "location"),
    @JsonSubTypes.Type(value = Content.Unreadable.class, name = "unreadable")
  })
  private interface ContentKinds {}
}
