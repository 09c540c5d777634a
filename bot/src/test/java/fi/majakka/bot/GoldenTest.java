package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;

import fi.majakka.bot.answers.AnswerCache;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.editorial.GoldenGate;
import fi.majakka.bot.editorial.Rehearsal;
import fi.majakka.bot.teaching.ModelInUse;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.nlu.model.Interpreter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The shipped knowledge base answers its own golden questions. */
class GoldenTest {
  private final Interpreter interpreter = Trained.knowing().models().interpreter();
  private final Rehearsal rehearsal =
      new Rehearsal(
          names -> ModelInUse.by(interpreter),
          (knowledge, reading) ->
              Assembly.turns(
                  new CurrentKnowledge(knowledge), interpreter, new AnswerCache(), Trained.CLOCK),
          Trained.CLOCK);

  @Test
  void everyGoldenQuestionIsAnsweredAsItShouldBe() {
    List<GoldenGate.Broken> broken = rehearsal.broken(Trained.knowing().knowledge());
    assertThat(broken.stream().map(wrong -> wrong.question().ask() + " lacks " + wrong.missing()))
        .isEmpty();
  }

  @Test
  void theyCoverEveryAreaInBothLanguages() {
    KnowledgeBase knowledge = Trained.knowing().knowledge();
    assertThat(knowledge.golden()).hasSizeGreaterThanOrEqualTo(120);
    Set<String> asked =
        knowledge.golden().stream()
            .map(golden -> area(golden.topic().orElse("")) + " " + golden.language())
            .collect(Collectors.toSet());
    knowledge.topics().stream()
        .map(topic -> area(topic.id()))
        .forEach(area -> assertThat(asked).contains(area + " FI", area + " EN"));
  }

  private static String area(String topic) {
    return topic.replaceFirst("\\..*", "");
  }
}
