package fi.majakka.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;

import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.conversation.InboundMessage.Content;
import fi.majakka.bot.conversation.Memory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What was stored is read back, by this version of the program and by the next. */
class CodecTest {
  private final Codec codec = new Codec();

  @Test
  void aMessageIsReadBackAsItWas() {
    InboundMessage message =
        new InboundMessage(
            "telegram",
            new ConversationId("tg-1"),
            "u1",
            new Content.Text("moi"),
            Instant.parse("2026-11-24T10:00:00Z"),
            Optional.empty(),
            Set.of("email"));
    assertThat(codec.read(codec.write(message), InboundMessage.class)).isEqualTo(message);
  }

  @Test
  void aMemoryFromBeforeItGrewReadsAsEmptyWhereItGrew() {
    byte[] old = "{\"languageChosen\":true,\"misses\":2}".getBytes(StandardCharsets.UTF_8);
    Memory memory = codec.read(old, Memory.class);
    assertThat(memory.languageChosen()).isTrue();
    assertThat(memory.misses()).isEqualTo(2);
    assertThat(memory.topic()).isEmpty();
    assertThat(memory.entities()).isEmpty();
    assertThat(memory.kept()).isEmpty();
  }
}
