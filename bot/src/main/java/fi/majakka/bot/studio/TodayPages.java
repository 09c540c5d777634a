package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.accounts.User;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.editorial.Draft;
import fi.majakka.bot.editorial.Editing;
import fi.majakka.bot.editorial.Likeness;
import fi.majakka.bot.editorial.RecordedQuestions;
import fi.majakka.kb.Article;
import fi.majakka.kb.Fact;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Language;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What needs attention today; the first page of everybody. */
public final class TodayPages implements StudioPages {
  private static final int GROUPS = 5;
  private final CurrentKnowledge knowledge;
  private final Editing editing;
  private final RecordedQuestions questions;
  private final Clock clock;

  public TodayPages(
      CurrentKnowledge knowledge, Editing editing, RecordedQuestions questions, Clock clock) {
    this.knowledge = knowledge;
    this.editing = editing;
    this.questions = questions;
    this.clock = clock;
  }

  /**
   * A fact that is to be compared with its page again.
   *
   * @param answers how many rest on it
   */
  public record Due(String id, String text, String verify, LocalDate reviewBy, int answers) {}

  /**
   * How many of something wait for whoever looks.
   *
   * @param action where a button deals with it at once; empty for none
   */
  public record Note(String key, String path, int count, String action) {}

  @Override
  public void add(Door door) {
    door.nav(new NavItem("today", "/studio", Right.READ, 10));
    door.get("/studio", Right.READ, this::show);
  }

  private void show(Visit visit) {
    KnowledgeBase release = knowledge.get();
    LocalDate today = Review.today(clock);
    Language language = Phrases.kb(visit.language());
    List<Fact> due =
        release.facts().stream()
            .filter(fact -> fact.overdue(today.plusDays(Review.SOON_DAYS)))
            .filter(fact -> concerns(fact, release, visit.user().municipality()))
            .sorted(Comparator.comparing(Fact::reviewBy))
            .toList();
    visit.page(
        "today.title",
        "studio/today",
        Map.of(
            "notes",
            visit.waiting(),
            "overdue",
            byOwner(due.stream().filter(f -> f.overdue(today)), release, language),
            "soon",
            byOwner(due.stream().filter(f -> !f.overdue(today)), release, language),
            "waiting",
            waiting(visit.user()),
            "unclear",
            unclear(visit.user()),
            "releaseId",
            release.releaseId()));
  }

  /** The largest groups of questions alike that nobody has settled. */
  private List<Likeness.Group> unclear(User user) {
    return user.may(Right.ANSWER)
        ? Likeness.groups(QuestionPages.open(questions, user)).stream().limit(GROUPS).toList()
        : List.of();
  }

  /** Drafts that the user can carry on: review what others wrote, go on with the own. */
  private List<Draft> waiting(User user) {
    return editing.alive().stream()
        .filter(
            draft ->
                draft.state() == Draft.State.IN_REVIEW
                    ? user.may(Right.REVIEW) && !draft.editors().contains(user.name())
                    : draft.state() == Draft.State.OPEN && draft.editors().contains(user.name()))
        .toList();
  }

  /** An owner sees what the own municipality keeps; everybody else sees all. */
  private static boolean concerns(Fact fact, KnowledgeBase release, Optional<String> own) {
    return own.isEmpty()
        || release
            .organisation(fact.owner())
            .flatMap(organisation -> organisation.municipality())
            .equals(own);
  }

  /** By the name of who keeps them true, whoever has the oldest first. */
  private static Map<String, List<Due>> byOwner(
      Stream<Fact> facts, KnowledgeBase release, Language language) {
    Map<String, Integer> answers = answers(release);
    return facts.collect(
        Collectors.groupingBy(
            fact -> FactsPages.owner(fact, release, language),
            LinkedHashMap::new,
            Collectors.mapping(
                fact ->
                    new Due(
                        fact.id(),
                        fact.text().in(language),
                        fact.verify(),
                        fact.reviewBy(),
                        answers.getOrDefault(fact.id(), 0)),
                Collectors.toList())));
  }

  /** How many answers rest on each fact, in whatever municipality. */
  private static Map<String, Integer> answers(KnowledgeBase release) {
    Map<String, Integer> answers = new HashMap<>();
    for (Article article : release.articles()) {
      Stream.concat(Stream.of(article), article.local().keySet().stream().map(article::in))
          .flatMap(text -> text.blocks().stream())
          .flatMap(block -> block.references().stream())
          .distinct()
          .forEach(fact -> answers.merge(fact, 1, Integer::sum));
    }
    return answers;
  }
}
