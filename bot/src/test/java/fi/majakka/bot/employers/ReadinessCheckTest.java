package fi.majakka.bot.employers;

import static org.assertj.core.api.Assertions.assertThat;

import fi.majakka.kb.KnowledgeBaseReader;
import fi.majakka.kb.Readiness;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadinessCheckTest {
  private static final Readiness READINESS =
      KnowledgeBaseReader.read(Path.of("../knowledge-base"), "sydansuomi")
          .usable()
          .handbook()
          .readiness()
          .orElseThrow();

  @Test
  void asksTwelveQuestionsAtMost() {
    assertThat(READINESS.questions()).hasSizeLessThanOrEqualTo(12);
    assertThat(READINESS.levels()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "000000000000, not_thought",
    "022222222222, not_thought",
    "100000000000, considering",
    "222222222220, considering",
    "211111111111, considering",
    "222222221111, ready",
    "222222222222, ready"
  })
  void theAnswersLeadToALevelByAnOpenRule(String answers, String level) {
    assertThat(ReadinessCheck.of(READINESS, answers).orElseThrow().level().id()).isEqualTo(level);
  }

  @Test
  void whatIsUntouchedComesFirstInThePlan() {
    ReadinessCheck check = ReadinessCheck.of(READINESS, "212222022222").orElseThrow();
    assertThat(check.open())
        .extracting(Readiness.Question::id)
        .containsExactly(READINESS.questions().get(6).id(), READINESS.questions().get(1).id());
  }

  @ParameterizedTest
  @CsvSource({"22222222222", "2222222222223", "22222222222x"})
  void otherAnswersAreNone(String answers) {
    assertThat(ReadinessCheck.of(READINESS, answers)).isEmpty();
  }
}
