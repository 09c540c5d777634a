package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.User;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.editorial.FactUse;
import fi.majakka.bot.ptv.PtvBook;
import fi.majakka.bot.ptv.PtvEntry;
import fi.majakka.bot.ptv.PtvHeld;
import fi.majakka.bot.ptv.SpecialDays;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Place;
import fi.majakka.kb.edit.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The days on which PTV says that something is closed or open otherwise, as notices to be. */
public final class SpecialNotices {
  /** How long before the days a notice of them begins to be shown. */
  private static final int DAYS_BEFORE = 7;

  private final PtvBook book;
  private final CurrentKnowledge knowledge;
  private final Clock clock;

  SpecialNotices(PtvBook book, CurrentKnowledge knowledge, Clock clock) {
    this.book = book;
    this.knowledge = knowledge;
    this.clock = clock;
  }

  /**
   * Days of which a notice could be made.
   *
   * @param form where it is written; empty when there is a notice already
   */
  public record Line(SpecialDays days, Words sentences, String form) {}

  /** True when something of PTV has days of which a notice could be made. */
  boolean any(PtvEntry entry) {
    return days(entry).findAny().isPresent();
  }

  /**
   * The days of something of PTV.
   *
   * @param facts ids of ours that are about it: a notice concerns the answers that rest on them
   */
  List<Line> of(PtvEntry entry, List<String> facts) {
    return days(entry).map(days -> line(entry, days, facts)).toList();
  }

  private Stream<SpecialDays> days(PtvEntry entry) {
    LocalDate today = Review.today(clock);
    return entry.special().stream().filter(days -> !days.past(today));
  }

  private Line line(PtvEntry entry, SpecialDays days, List<String> facts) {
    Words sentences = days.sentences(entry);
    if (noticed(entry, days)) {
      return new Line(days, sentences, "");
    }
    KnowledgeBase release = knowledge.get();
    LocalDate today = Review.today(clock);
    LocalDate shown = days.from().minusDays(DAYS_BEFORE);
    return new Line(
        days,
        sentences,
        NoticeForm.path(
            sentences,
            shown.isAfter(today) ? Optional.of(shown) : Optional.empty(),
            days.to(),
            facts.stream()
                .flatMap(fact -> FactUse.of(release, fact).stream())
                .filter(use -> use.kind().equals("article"))
                .map(FactUse::id)
                .distinct()
                .toList(),
            release.municipalities().stream()
                .map(Place::name)
                .filter(entry.municipalities()::contains)
                .toList()));
  }

  /** True when a notice that ends with the days tells of the place. */
  private boolean noticed(PtvEntry entry, SpecialDays days) {
    return knowledge.get().notices().stream()
        .anyMatch(
            notice ->
                notice.validUntil().equals(days.to())
                    && notice.text().fi().contains(entry.title()));
  }

  /** How many days of what we watch nobody has made a notice of, that come soon. */
  int open(User user) {
    LocalDate soon = Review.today(clock).plusDays(Review.SOON_DAYS);
    return (int)
        book.bound().stream()
            .map(one -> one.held())
            .filter(held -> !held.aside() && !held.gone())
            .filter(held -> of(user, held.entry()))
            .map(PtvHeld::entry)
            .distinct()
            .flatMap(
                entry ->
                    days(entry).filter(days -> !days.from().isAfter(soon) && !noticed(entry, days)))
            .count();
  }

  private static boolean of(User user, PtvEntry entry) {
    return user.municipality().filter(own -> !entry.municipalities().contains(own)).isEmpty();
  }
}
