package fi.majakka.bot.editorial;

import static org.assertj.core.api.Assertions.assertThat;

import fi.majakka.bot.conversation.Language;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LikenessTest {

  private static List<List<String>> groups(Language language, String... words) {
    List<RecordedQuestion> questions =
        IntStream.range(0, words.length)
            .mapToObj(
                i ->
                    new RecordedQuestion(
                        i,
                        words[i],
                        language,
                        Optional.empty(),
                        Optional.empty(),
                        RecordedQuestion.Outcome.OUT_OF_SCOPE,
                        Instant.EPOCH,
                        false))
            .toList();
    return Likeness.groups(questions).stream()
        .map(group -> group.questions().stream().map(RecordedQuestion::words).toList())
        .toList();
  }

  @Test
  void questionsOfOneKindStandTogetherTheLargestGroupFirst() {
    assertThat(
            groups(
                Language.FI,
                "onko täällä uimahallia",
                "mistä saan passin",
                "onko siellä uimahalli",
                "mistä saa passin",
                "onko täällä uimahalleja"))
        .containsExactly(
            List.of("onko täällä uimahallia", "onko siellä uimahalli", "onko täällä uimahalleja"),
            List.of("mistä saan passin", "mistä saa passin"));
  }

  @Test
  void aQuestionOfNoWordsHarmsNothing() {
    assertThat(groups(Language.EN, "???", "🙂", "pizza")).hasSize(3);
    assertThat(Stream.of(groups(Language.EN)).toList()).containsExactly(List.of());
  }
}
