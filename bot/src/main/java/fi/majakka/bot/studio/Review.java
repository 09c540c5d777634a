package fi.majakka.bot.studio;

import fi.majakka.kb.Article;
import fi.majakka.kb.Fact;
import fi.majakka.kb.KnowledgeBase;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** How the review dates of some facts stand. */
enum Review {
  GOOD,
  /** One is to be checked within thirty days. */
  DUE,
  /** The date of one has passed. */
  OVERDUE;

  static final int SOON_DAYS = 30;
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");

  static LocalDate today(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), FINLAND);
  }

  static Review of(Collection<Fact> facts, LocalDate today) {
    if (facts.stream().anyMatch(fact -> fact.overdue(today))) {
      return OVERDUE;
    }
    boolean soon = facts.stream().anyMatch(fact -> fact.overdue(today.plusDays(SOON_DAYS)));
    return soon ? DUE : GOOD;
  }

  /** The facts that an answer rests on. */
  static List<Fact> facts(Article article, KnowledgeBase release) {
    return article.blocks().stream()
        .flatMap(block -> block.references().stream())
        .distinct()
        .flatMap(id -> release.fact(id).stream())
        .toList();
  }

  /** The end of the key of its words. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
