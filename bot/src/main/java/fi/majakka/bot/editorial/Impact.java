package fi.majakka.bot.editorial;

import fi.majakka.bot.editorial.Rehearsal.Difference;
import fi.majakka.bot.editorial.Rehearsal.Question;
import fi.majakka.kb.KnowledgeBase;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What a draft would change in the answers that people get. */
public final class Impact {
  /** How many recorded questions are played; see docs/decisions/0045. */
  private static final int MOST = 5_000;

  private final Editing editing;
  private final Releases releases;
  private final RecordedQuestions recorded;
  private final Supplier<Rehearsal> rehearsal;

  /**
   * @param rehearsal asked for when it is needed: the dialogue stands later than the releases
   */
  public Impact(
      Editing editing,
      Releases releases,
      RecordedQuestions recorded,
      Supplier<Rehearsal> rehearsal) {
    this.editing = editing;
    this.releases = releases;
    this.recorded = recorded;
    this.rehearsal = rehearsal;
  }

  /**
   * What was played, and what it showed.
   *
   * @param differences questions with another answer, before and after
   */
  public record Preview(int golden, int recorded, List<Difference> differences) {
    public Preview {
      differences = List.copyOf(differences);
    }
  }

  /** Plays the golden and the recorded questions against the draft. */
  public Preview of(Draft draft) {
    KnowledgeBase before = releases.needed().knowledge();
    KnowledgeBase after = releases.read(editing.combined(draft, List.of()).tree()).knowledge();
    Set<Question> golden = new LinkedHashSet<>(Rehearsal.golden(before));
    golden.addAll(Rehearsal.golden(after));
    List<Question> questions = new ArrayList<>(golden);
    Set<Question> asked = new LinkedHashSet<>();
    for (RecordedQuestion question : recorded.all(MOST)) {
      asked.add(
          new Question(
              question.words(), question.language(), question.municipality(), Optional.empty()));
    }
    questions.addAll(asked);
    return new Preview(
        golden.size(), asked.size(), rehearsal.get().differences(before, after, questions));
  }
}
