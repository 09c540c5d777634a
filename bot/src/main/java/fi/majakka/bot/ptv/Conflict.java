package fi.majakka.bot.ptv;

import fi.majakka.kb.Fact;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Text;
import fi.majakka.kb.edit.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A fact of ours and PTV say different things. It is derived anew from what both say now, so that
 * it ends by itself when they agree.
 *
 * @param theirs empty when PTV no longer says anything of the kind
 */
public record Conflict(Fact fact, PtvHeld held, PtvLink link, Words ours, List<Words> theirs) {

  public Conflict {
    theirs = List.copyOf(theirs);
  }

  /** Every conflict that nobody has decided to live with, the oldest reading first. */
  public static List<Conflict> all(
      KnowledgeBase knowledge, List<PtvBook.Bound> bound, LocalDate today) {
    List<Conflict> conflicts = new ArrayList<>();
    for (PtvBook.Bound one : bound) {
      knowledge
          .fact(one.link().fact())
          .map(fact -> of(fact, one))
          .filter(Conflict::differs)
          .filter(conflict -> !conflict.settled(today))
          .ifPresent(conflicts::add);
    }
    conflicts.sort(
        Comparator.comparing((Conflict conflict) -> conflict.held().readAt())
            .thenComparing(conflict -> conflict.fact().id()));
    return conflicts;
  }

  static Conflict of(Fact fact, PtvBook.Bound bound) {
    List<Words> theirs = bound.held().gone() ? List.of() : bound.held().entry().said(fact.type());
    return new Conflict(fact, bound.held(), bound.link(), ours(fact), theirs);
  }

  /** What a fact says, as PTV would: its value, else its text. */
  static Words ours(Fact fact) {
    Text text = fact.value().orElse(fact.text());
    return new Words(text.fi(), text.en());
  }

  private boolean differs() {
    if (fact.type() == Fact.Type.TEXT) {
      return !PtvCompare.remembered(theirs).equals(link.seen());
    }
    return theirs.stream().noneMatch(words -> PtvCompare.same(fact.type(), ours, words));
  }

  private boolean settled(LocalDate today) {
    return link.kept()
        .filter(kept -> !today.isAfter(kept.until()))
        .filter(kept -> kept.theirs().equals(PtvCompare.remembered(theirs)))
        .isPresent();
  }
}
