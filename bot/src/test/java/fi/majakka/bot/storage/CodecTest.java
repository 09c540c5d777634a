package fi.majakka.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;

import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.conversation.InboundMessage.Content;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Memory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CodecTest {
  private final Codec codec = new Codec();

  @Test
  void whatIsWrittenIsReadBack() {
    InboundMessage message =
        new InboundMessage(
            "web",
            new ConversationId("c"),
            "1",
            new Content.Text("hei"),
            Instant.parse("2026-11-24T10:00:00Z"),
            Optional.of(Language.FI),
            Set.of("hetu"));
    assertThat(codec.read(codec.write(message), InboundMessage.class)).isEqualTo(message);
  }

  @Test
  void aMemoryFromBeforeSkillsKeptThingsReadsAsOneThatKeepsNothing() {
    String written = new String(codec.write(Memory.empty()), StandardCharsets.UTF_8);
    String before = written.replaceFirst(",\"kept\":\\{\\}", "");
    assertThat(before).doesNotContain("kept");
    assertThat(codec.read(before.getBytes(StandardCharsets.UTF_8), Memory.class))
        .isEqualTo(Memory.empty());
  }
}
