package fi.majakka.bot.teaching;

import fi.majakka.bot.dialogue.Understanding;
import fi.majakka.bot.editorial.GoldenGate;
import fi.majakka.bot.editorial.Rehearsal;
import fi.majakka.bot.editorial.Rehearsal.Question;
import fi.majakka.bot.editorial.Rehearsal.Said;
import fi.majakka.kb.KnowledgeBase;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Asks the golden questions of what is published with the model in use and with another one. */
public final class GoldenComparison {
  private final Supplier<KnowledgeBase> knowledge;
  private final Supplier<Rehearsal> rehearsal;

  /**
   * @param rehearsal asked for when it is needed: the dialogue stands later than the models
   */
  public GoldenComparison(Supplier<KnowledgeBase> knowledge, Supplier<Rehearsal> rehearsal) {
    this.knowledge = knowledge;
    this.rehearsal = rehearsal;
  }

  /** Those that another model answers in another way. */
  List<TrainingReport.Changed> with(Understanding other) {
    KnowledgeBase release = knowledge.get();
    Rehearsal now = rehearsal.get();
    Rehearsal then = now.with(other);
    Set<String> broken = broken(then, release);
    broken.removeAll(broken(now, release));
    List<Question> questions = Rehearsal.golden(release);
    List<Said> before = now.said(release, questions);
    List<Said> after = then.said(release, questions);
    return IntStream.range(0, questions.size())
        .filter(i -> !before.get(i).equals(after.get(i)) || broken.contains(id(questions.get(i))))
        .mapToObj(i -> changed(questions.get(i), before.get(i), after.get(i), broken))
        .toList();
  }

  private static Set<String> broken(Rehearsal stage, KnowledgeBase release) {
    return stage.broken(release).stream()
        .map(GoldenGate.Broken::question)
        .map(question -> question.id())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static String id(Question question) {
    return question.golden().orElse("");
  }

  private static TrainingReport.Changed changed(
      Question question, Said before, Said after, Set<String> broken) {
    return new TrainingReport.Changed(
        question.words(),
        question.language().code(),
        topic(before.topic()),
        topic(after.topic()),
        before.text(),
        after.text(),
        broken.contains(id(question)));
  }

  private static String topic(Optional<String> topic) {
    return topic.orElse("");
  }
}
