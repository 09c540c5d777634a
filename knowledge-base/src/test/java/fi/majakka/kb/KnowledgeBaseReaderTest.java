package fi.majakka.kb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class KnowledgeBaseReaderTest {
  @Test
  void aReleaseOfAnEarlierVersionLacksNoWordsAndKeepsItsOwn() throws IOException {
    KnowledgeTree shipped = KnowledgeArchive.read(Path.of("."));
    KnowledgeTree earlier =
        shipped
            .with("finland/phrases.yaml", "choice.more: {fi: \"Näytä\", en: \"Show\"}\n")
            .without("finland/signals.yaml");
    KnowledgeBase read = new KnowledgeBaseReader("sydansuomi", shipped).read(earlier).knowledge();
    assertThat(read.phrase("choice.more").orElseThrow().en()).isEqualTo("Show");
    assertThat(read.phrase("choice.person")).isPresent();
    assertThat(read.signals()).containsKey("more");
    assertThat(new KnowledgeBaseReader("sydansuomi").read(earlier).knowledge().signals())
        .doesNotContainKey("more");
  }
}
