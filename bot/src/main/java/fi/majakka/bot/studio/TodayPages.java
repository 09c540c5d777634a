package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.kb.Fact;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Language;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What needs attention today; the first page of everybody. */
public final class TodayPages implements StudioPages {
  private final CurrentKnowledge knowledge;
  private final Clock clock;

  public TodayPages(CurrentKnowledge knowledge, Clock clock) {
    this.knowledge = knowledge;
    this.clock = clock;
  }

  /** A fact that is to be compared with its page again. */
  public record Due(String id, String text, String owner, String verify, LocalDate reviewBy) {}

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
            "overdue",
            due.stream().filter(f -> f.overdue(today)).map(f -> due(f, release, language)).toList(),
            "soon",
            due.stream()
                .filter(f -> !f.overdue(today))
                .map(f -> due(f, release, language))
                .toList(),
            "releaseId",
            release.releaseId()));
  }

  /** An owner sees what the own municipality keeps; everybody else sees all. */
  private static boolean concerns(Fact fact, KnowledgeBase release, Optional<String> own) {
    return own.isEmpty()
        || release
            .organisation(fact.owner())
            .flatMap(organisation -> organisation.municipality())
            .equals(own);
  }

  private static Due due(Fact fact, KnowledgeBase release, Language language) {
    return new Due(
        fact.id(),
        fact.text().in(language),
        FactsPages.owner(fact, release, language),
        fact.verify(),
        fact.reviewBy());
  }
}
