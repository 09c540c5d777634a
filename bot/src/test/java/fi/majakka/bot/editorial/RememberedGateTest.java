package fi.majakka.bot.editorial;

import static org.assertj.core.api.Assertions.assertThat;

import fi.majakka.bot.MovableClock;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.KnowledgeBaseReader;
import fi.majakka.kb.KnowledgeTree;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RememberedGateTest {
  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T10:00:00Z"));
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicReference<String> model = new AtomicReference<>("one");
  private final RememberedGate gate =
      new RememberedGate(
          knowledge -> {
            asked.incrementAndGet();
            return List.of();
          },
          model::get,
          clock);

  private static KnowledgeBase read(KnowledgeTree tree) {
    return new KnowledgeBaseReader("area", tree).read(tree).knowledge();
  }

  @Test
  void goldenQuestionsAreAskedAgainOnlyWhenTheTextsTheModelOrTheDayHaveChanged() {
    KnowledgeTree tree = SmallKnowledge.tree();
    gate.broken(read(tree));
    gate.broken(read(tree));
    assertThat(asked).hasValue(1);
    gate.broken(
        read(tree.with("finland/phrases.yaml", "choice.more: {fi: \"Muut\", en: \"More\"}\n")));
    assertThat(asked).hasValue(2);
    model.set("two");
    gate.broken(read(tree));
    assertThat(asked).hasValue(3);
    clock.pass(Duration.ofDays(1));
    gate.broken(read(tree));
    assertThat(asked).hasValue(4);
  }
}
