package fi.majakka.bot.ptv;

import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.editorial.Draft;
import fi.majakka.bot.editorial.Editing;
import fi.majakka.bot.editorial.EditorialException;
import fi.majakka.kb.Fact;
import fi.majakka.kb.edit.FactSource;
import fi.majakka.kb.edit.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What coordinators do with what PTV says: everything becomes a draft or a remark, and nothing that
 * is published changes here. Thread-safe.
 */
public final class PtvDesk {
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
  private static final int LONGEST_REASON = 300;
  private final PtvBook book;
  private final CurrentKnowledge knowledge;
  private final Editing editing;
  private final String region;
  private final Clock clock;

  /**
   * @param region the region's folder, where new facts are written
   */
  public PtvDesk(
      PtvBook book, CurrentKnowledge knowledge, Editing editing, String region, Clock clock) {
    this.book = book;
    this.knowledge = knowledge;
    this.editing = editing;
    this.region = region;
    this.clock = clock;
  }

  /** Where PTV and we differ now, but for what waits in a draft. */
  public List<Conflict> conflicts() {
    List<Conflict> all = Conflict.all(knowledge.get(), book.bound(), today());
    if (all.isEmpty()) {
      return all;
    }
    Set<String> alive = editing.alive().stream().map(Draft::id).collect(Collectors.toSet());
    return all.stream()
        .filter(conflict -> conflict.link().draft().filter(alive::contains).isEmpty())
        .toList();
  }

  /** The facts of ours that say what a proposal says and are about nothing of PTV yet. */
  public List<Fact> alike(Proposal proposal) {
    if (proposal.type() == Fact.Type.TEXT) {
      return List.of();
    }
    return knowledge.get().facts().stream()
        .filter(fact -> fact.type() == proposal.type())
        .filter(fact -> PtvCompare.same(fact.type(), Conflict.ours(fact), proposal.value()))
        .toList();
  }

  /**
   * Writes proposals into a new draft, each as a fact that is bound to what it was made of.
   *
   * @param owner id of an organisation
   * @return empty when every proposal is a fact of ours already
   */
  public Optional<Draft> propose(List<Proposal> proposals, String owner, String title, String who) {
    List<Proposal> fresh =
        proposals.stream()
            .filter(Proposal::whole)
            .filter(proposal -> knowledge.get().fact(proposal.id()).isEmpty())
            .toList();
    if (fresh.isEmpty()) {
      return Optional.empty();
    }
    Draft draft = editing.begin(who, title);
    String path = region + "/facts/ptv.yaml";
    for (Proposal proposal : fresh) {
      FactSource fact = proposal.toFact(owner, today());
      editing.saveFact(draft.id(), who, path, fact, editing.token(editing.draft(draft.id()), path));
      link(proposal.id(), proposal.entry(), proposal.type(), who);
    }
    return Optional.of(draft);
  }

  /** Binds a fact of ours to something of PTV. */
  public void confirm(Fact fact, PtvHeld held, String who) {
    link(fact.id(), held.entry(), fact.type(), who);
  }

  private void link(String fact, PtvEntry entry, Fact.Type type, String who) {
    PtvLink link =
        new PtvLink(
            fact,
            entry.id(),
            who,
            clock.instant(),
            PtvCompare.remembered(entry.said(type)),
            Optional.empty(),
            Optional.empty());
    book.link(link, AuditEntry.of(who, "ptv.linked", fact).with("ptv", entry.id())).join();
  }

  /** Parts a fact from PTV. */
  public void part(String fact, String who) {
    book.unlink(fact, AuditEntry.of(who, "ptv.unlinked", fact)).join();
  }

  /** Decides to keep our value until a day, for as long as PTV says what it says now. */
  public void keepOurs(Conflict conflict, LocalDate until, String reason, String who) {
    String why = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    PtvLink.Kept kept = new PtvLink.Kept(PtvCompare.remembered(conflict.theirs()), until, why, who);
    book.link(
            conflict.link().keeping(kept),
            AuditEntry.of(who, "ptv.kept_ours", conflict.fact().id())
                .with("until", until.toString())
                .with("reason", why))
        .join();
  }

  /**
   * What came of taking PTV's value.
   *
   * @param inText true when the fact's sentences could be changed along; else somebody must
   */
  public record Taken(Draft draft, boolean inText) {}

  /** Writes one of PTV's values into a new draft of the fact. */
  public Taken takeTheirs(Conflict conflict, Words theirs, String title, String who) {
    Draft draft = editing.begin(who, title);
    String id = conflict.fact().id();
    String path =
        editing
            .factPath(draft, id)
            .orElseThrow(
                () -> new EditorialException(EditorialException.Why.NOT_FOUND, "no fact " + id));
    Editing.Loaded<FactSource> loaded = editing.fact(draft, path, id);
    Replacing replacing = Replacing.of(loaded.value(), conflict.ours(), theirs);
    FactSource fact = replacing.fact(today().toString(), conflict.held().entry().modified());
    editing.saveFact(draft.id(), who, path, fact, loaded.token());
    book.link(
            conflict.link().taking(PtvCompare.remembered(conflict.theirs()), draft.id()),
            AuditEntry.of(who, "ptv.took_theirs", id).with("draft", draft.id()))
        .join();
    return new Taken(draft, replacing.inText());
  }

  /** Remembers that no fact is made of something of PTV, or that one may be after all. */
  public void setAside(PtvHeld held, boolean aside, String who) {
    String action = aside ? "ptv.set_aside" : "ptv.taken_up";
    book.setAside(held.entry().id(), aside, AuditEntry.of(who, action, held.entry().id())).join();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), FINLAND);
  }
}
