package fi.majakka.bot.editorial;

import fi.majakka.bot.accounts.AuditEntry;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Edits on their way to a release.
 *
 * @param base number of the release that the edits began from
 * @param revision grows with every change of the draft
 * @param editors everybody who changed it; none of them may review it
 * @param remark what the reviewer said
 * @param publishAt when it is to be published, once it has passed; empty: as soon as somebody does
 */
public record Draft(
    String id,
    String title,
    Release.Kind kind,
    String author,
    int base,
    State state,
    int revision,
    Set<String> editors,
    Instant createdAt,
    Instant changedAt,
    Optional<String> reviewer,
    Optional<String> remark,
    Optional<Instant> publishAt) {

  public Draft {
    editors = java.util.Collections.unmodifiableSet(new TreeSet<>(editors));
  }

  /** How far a draft has come. */
  public enum State {
    OPEN,
    IN_REVIEW,
    APPROVED,
    PUBLISHED,
    DISCARDED,
    /** Offered files gave way to newer ones. */
    SUPERSEDED;

    /** The name as it is stored. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The state of a stored name. */
    public static State of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** True while it can still be changed or published. */
    public boolean alive() {
      return this == OPEN || this == IN_REVIEW || this == APPROVED;
    }
  }

  /** A draft in which nothing has been changed yet. */
  static Draft begun(
      String id, String title, Release.Kind kind, String author, int base, Instant now) {
    return new Draft(
        id,
        title,
        kind,
        author,
        base,
        State.OPEN,
        0,
        Set.of(author),
        now,
        now,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** After a change by somebody: whatever was reviewed before must be reviewed again. */
  Draft edited(String who, int newBase, Instant now) {
    Set<String> all = new TreeSet<>(editors);
    all.add(who);
    return new Draft(
        id,
        title,
        kind,
        author,
        newBase,
        State.OPEN,
        revision + 1,
        all,
        createdAt,
        now,
        Optional.empty(),
        remark,
        Optional.empty());
  }

  /** What the audit log keeps of a change of a draft. */
  static AuditEntry entry(String who, String action, Draft draft) {
    return AuditEntry.of(who, action, draft.id()).with("title", draft.title());
  }

  /** The same with those who changed it. */
  public Draft editedBy(Set<String> all) {
    return new Draft(
        id, title, kind, author, base, state, revision, all, createdAt, changedAt, reviewer, remark,
        publishAt);
  }

  /** In another state. */
  Draft as(State next, Instant now) {
    return with(next, now, reviewer, remark, publishAt);
  }

  /** After a reviewer's word. */
  Draft reviewed(State next, String who, Optional<String> words, Instant now) {
    return with(next, now, Optional.of(who), words, publishAt);
  }

  /** The same, to be published at a time. */
  Draft scheduled(Optional<Instant> at) {
    return new Draft(
        id, title, kind, author, base, state, revision, editors, createdAt, changedAt, reviewer,
        remark, at);
  }

  private Draft with(
      State next,
      Instant now,
      Optional<String> newReviewer,
      Optional<String> newRemark,
      Optional<Instant> newPublishAt) {
    return new Draft(
        id,
        title,
        kind,
        author,
        base,
        next,
        revision + 1,
        editors,
        createdAt,
        now,
        newReviewer,
        newRemark,
        newPublishAt);
  }
}
