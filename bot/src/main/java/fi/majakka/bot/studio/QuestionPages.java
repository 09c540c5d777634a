package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.accounts.User;
import fi.majakka.bot.editorial.Likeness;
import fi.majakka.bot.editorial.RecordedQuestion;
import fi.majakka.bot.editorial.RecordedQuestions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Questions that Majakka could not answer and whose askers let us read them, those alike together.
 */
public final class QuestionPages implements StudioPages {
  static final String PATH = "/studio/questions";
  private static final int MOST = 1_000;
  private final RecordedQuestions questions;

  public QuestionPages(RecordedQuestions questions) {
    this.questions = questions;
  }

  @Override
  public void add(Door door) {
    door.nav(new NavItem("questions", PATH, Right.ANSWER, 15));
    door.get(PATH, Right.ANSWER, this::list);
    door.post(PATH + "/settle", Right.EDIT, this::settle);
  }

  /** Those that a user sees: an owner those of the own municipality, everybody else all. */
  static List<RecordedQuestion> open(RecordedQuestions questions, User user) {
    return questions.open(MOST).stream()
        .filter(
            question ->
                user.municipality().isEmpty()
                    || user.municipality().equals(question.municipality()))
        .toList();
  }

  private void list(Visit visit) {
    String language = visit.query("language").orElse("");
    String municipality = visit.query("municipality").orElse("");
    List<RecordedQuestion> all = open(questions, visit.user());
    List<RecordedQuestion> chosen =
        all.stream()
            .filter(one -> language.isEmpty() || one.language().code().equals(language))
            .filter(
                one -> municipality.isEmpty() || one.municipality().orElse("").equals(municipality))
            .toList();
    visit.page(
        "nav.questions",
        "studio/questions",
        Map.of(
            "groups",
            Likeness.groups(chosen),
            "found",
            chosen.size(),
            "language",
            language,
            "municipality",
            municipality,
            "municipalities",
            all.stream().flatMap(one -> one.municipality().stream()).distinct().sorted().toList()));
  }

  private void settle(Visit visit) {
    Set<String> wanted = Set.copyOf(visit.fields("id"));
    Set<Long> ids =
        open(questions, visit.user()).stream()
            .map(RecordedQuestion::id)
            .filter(id -> wanted.contains(Long.toString(id)))
            .collect(Collectors.toSet());
    questions
        .settle(
            ids,
            AuditEntry.of(visit.user().name(), "question.settled", Integer.toString(ids.size())))
        .join();
    visit.done(PATH, "done.question.settled");
  }
}
