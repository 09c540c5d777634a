package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.editorial.Likeness;
import fi.majakka.bot.editorial.RecordedQuestion;
import fi.majakka.bot.editorial.RecordedQuestions;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The group of unclear questions that something is taught from. */
final class UnclearGroups {
  private final RecordedQuestions questions;

  UnclearGroups(RecordedQuestions questions) {
    this.questions = questions;
  }

  /**
   * The questions alike of which one was chosen.
   *
   * @param id of one of them; empty for none
   */
  List<RecordedQuestion> of(Visit visit, String id) {
    if (id.isEmpty()) {
      return List.of();
    }
    return Likeness.groups(QuestionPages.open(questions, visit.user())).stream()
        .map(Likeness.Group::questions)
        .filter(group -> group.stream().anyMatch(one -> Long.toString(one.id()).equals(id)))
        .findFirst()
        .orElse(List.of());
  }

  /** Those that were ticked and whose askers allow teaching. */
  static List<RecordedQuestion> asTheyAre(List<RecordedQuestion> group, Set<String> ticked) {
    return group.stream()
        .filter(RecordedQuestion::teachable)
        .filter(one -> ticked.contains(Long.toString(one.id())))
        .toList();
  }

  /** Marks questions as dealt with. */
  void settle(Visit visit, Collection<RecordedQuestion> group) {
    Set<Long> ids = group.stream().map(RecordedQuestion::id).collect(Collectors.toSet());
    if (!ids.isEmpty()) {
      questions
          .settle(
              ids,
              AuditEntry.of(visit.user().name(), "question.settled", Integer.toString(ids.size())))
          .join();
    }
  }
}
