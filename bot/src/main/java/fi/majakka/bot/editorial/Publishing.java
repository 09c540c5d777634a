package fi.majakka.bot.editorial;

import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.editorial.EditorialException.Why;
import fi.majakka.bot.editorial.ReleaseStore.AnswerVersion;
import fi.majakka.bot.editorial.ReleaseStore.Publication;
import fi.majakka.kb.AnswerFingerprint;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.KnowledgeTree;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Review and release. A draft is let pass by somebody who did not write it; what is released is the
 * draft on top of everything that was published since it began, and it has passed every check in
 * just that form. Thread-safe; of several instances one wins and the others look again.
 */
public final class Publishing {
  private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);
  private static final int TRIES = 8;
  private static final int LONGEST_REMARK = 2_000;
  private final DraftStore drafts;
  private final ReleaseStore store;
  private final Releases releases;
  private final Editing editing;
  private final Gate gate;
  private final Clock clock;

  public Publishing(
      DraftStore drafts,
      ReleaseStore store,
      Releases releases,
      Editing editing,
      GoldenGate golden,
      Clock clock) {
    this.drafts = drafts;
    this.store = store;
    this.releases = releases;
    this.editing = editing;
    this.gate = new Gate(releases, golden, clock);
    this.clock = clock;
  }

  Gate gate() {
    return gate;
  }

  /** What stands in the way of publishing a draft. */
  public CheckReport check(String draft) {
    return gate.check(editing.combined(editing.draft(draft), List.of()));
  }

  /**
   * Hands a draft to the reviewers.
   *
   * @throws EditorialException when it does not pass the checks
   */
  public Draft submit(String id, String who) {
    Draft draft = in(id, Draft.State.OPEN);
    gate.pass(editing.combined(draft, List.of()));
    return change(draft.as(Draft.State.IN_REVIEW, clock.instant()), who, "draft.submitted");
  }

  /** Takes a draft back from the reviewers. */
  public Draft takeBack(String id, String who) {
    Draft draft = editing.draft(id);
    if (draft.state() != Draft.State.IN_REVIEW && draft.state() != Draft.State.APPROVED) {
      throw new EditorialException(Why.STATE, "the draft is " + draft.state().code());
    }
    return change(draft.as(Draft.State.OPEN, clock.instant()), who, "draft.taken_back");
  }

  /** Sends a draft back to those who wrote it. */
  public Draft sendBack(String id, String reviewer, String remark) {
    Draft draft = in(id, Draft.State.IN_REVIEW);
    refuseOwn(draft, reviewer);
    return change(
        draft.reviewed(Draft.State.OPEN, reviewer, Optional.of(shortened(remark)), clock.instant()),
        reviewer,
        "draft.sent_back");
  }

  /**
   * Lets a draft pass.
   *
   * @param publishAt when it is to be published; empty: when {@link #publish} is called
   * @throws EditorialException when the reviewer changed it, or it does not pass the checks
   */
  public Draft approve(String id, String reviewer, Optional<Instant> publishAt) {
    Draft draft = in(id, Draft.State.IN_REVIEW);
    refuseOwn(draft, reviewer);
    gate.pass(editing.combined(draft, List.of()));
    Draft approved =
        draft.reviewed(Draft.State.APPROVED, reviewer, Optional.empty(), clock.instant());
    return change(
        publishAt.isEmpty() ? approved : approved.scheduled(publishAt), reviewer, "draft.approved");
  }

  private static void refuseOwn(Draft draft, String reviewer) {
    if (draft.editors().contains(reviewer)) {
      throw new EditorialException(Why.OWN_WORK, "nobody reviews what they changed themselves");
    }
  }

  /** Publishes a draft that has passed. */
  public Release publish(String id, String who) {
    in(id, Draft.State.APPROVED);
    return release(id, who);
  }

  /** Publishes every draft that has passed and whose time has come. */
  public void publishDue() {
    for (Draft draft : drafts.due(clock.instant())) {
      try {
        release(draft.id(), draft.reviewer().orElse(AuditEntry.PROGRAM));
      } catch (EditorialException e) {
        if (e.why() != Why.STATE) {
          LOG.warn("the draft {} was due and did not pass: {}", draft.id(), e.why());
          drafts
              .change(
                  draft.reviewed(
                      Draft.State.OPEN,
                      draft.reviewer().orElse(""),
                      Optional.of(shortened(String.valueOf(e.getMessage()))),
                      clock.instant()),
                  Optional.empty(),
                  Draft.entry(AuditEntry.PROGRAM, "draft.did_not_pass", draft))
              .join();
        }
      }
    }
  }

  /** Publishes a draft that nobody need let pass. */
  Release release(String id, String who) {
    for (int i = 0; i < TRIES; i++) {
      Draft draft = editing.draft(id);
      if (!draft.state().alive()) {
        throw new EditorialException(Why.STATE, "the draft is " + draft.state().code());
      }
      Published now = releases.needed();
      Combination combined = editing.combined(draft, List.of());
      gate.pass(combined);
      if (combined.tree().equals(now.tree())) {
        throw new EditorialException(Why.NOTHING, "the draft changes nothing that is published");
      }
      Release release =
          new Release(
              now.release().number() + 1,
              combined.tree().id(),
              draft.kind(),
              draft.author(),
              draft.reviewer(),
              draft.title(),
              clock.instant(),
              Optional.empty(),
              Optional.of(draft.id()));
      if (publish(
          release,
          combined.tree(),
          Optional.of(draft.as(Draft.State.PUBLISHED, clock.instant())),
          who)) {
        return release;
      }
    }
    throw new EditorialException(Why.STATE, "others are publishing; try again");
  }

  /**
   * Publishes an earlier release again.
   *
   * @param who may review
   */
  public Release rollBack(int number, String who, String reason) {
    Published earlier = releases.published(number);
    for (int i = 0; i < TRIES; i++) {
      Published now = releases.needed();
      if (earlier.tree().equals(now.tree())) {
        throw new EditorialException(
            Why.NOTHING, "release " + now.release().number() + " says the same as " + number);
      }
      Release release =
          new Release(
              now.release().number() + 1,
              earlier.tree().id(),
              Release.Kind.ROLLBACK,
              who,
              earlier.release().reviewer(),
              shortened(reason),
              clock.instant(),
              Optional.of(number),
              Optional.empty());
      if (publish(release, earlier.tree(), Optional.empty(), who)) {
        return release;
      }
    }
    throw new EditorialException(Why.STATE, "others are publishing; try again");
  }

  /** False when another instance was faster. */
  boolean publish(Release release, KnowledgeTree tree, Optional<Draft> draft, String who) {
    KnowledgeBase read = releases.read(tree).knowledge();
    Map<String, AnswerVersion> before = releases.current().map(Published::answers).orElse(Map.of());
    Map<String, AnswerVersion> changed = changed(read, before);
    boolean first =
        store.publish(new Publication(release, tree, changed, draft, entry(release, who))).join();
    if (first) {
      Map<String, AnswerVersion> answers = new HashMap<>(before);
      answers.putAll(changed);
      releases.put(Published.of(release, tree, read, answers));
      LOG.info("release {} is in force: {}", release.id(), release.kind().code());
    }
    return first;
  }

  private static AuditEntry entry(Release release, String who) {
    AuditEntry entry =
        AuditEntry.of(who, "release.published", Integer.toString(release.number()))
            .with("kind", release.kind().code())
            .with("tree", release.tree())
            .with("author", release.author());
    return release.rolledBackTo().isPresent()
        ? entry.with("rolled_back_to", Integer.toString(release.rolledBackTo().get()))
        : entry;
  }

  /** Answers that say something else than before, each with a version that it never had. */
  private Map<String, AnswerVersion> changed(
      KnowledgeBase knowledge, Map<String, AnswerVersion> before) {
    Map<String, Integer> highest = store.highestVersions();
    Map<String, AnswerVersion> changed = new HashMap<>();
    new AnswerFingerprint(knowledge)
        .all()
        .forEach(
            (topic, fingerprint) -> {
              AnswerVersion known = before.get(topic);
              if (known == null || !known.fingerprint().equals(fingerprint)) {
                int inFile = knowledge.article(topic).map(article -> article.version()).orElse(1);
                int next = Math.max(inFile, highest.getOrDefault(topic, 0) + 1);
                changed.put(topic, new AnswerVersion(next, fingerprint));
              }
            });
    return changed;
  }

  private Draft in(String id, Draft.State state) {
    Draft draft = editing.draft(id);
    if (draft.state() != state) {
      throw new EditorialException(
          Why.STATE, "the draft is " + draft.state().code() + ", not " + state.code());
    }
    return draft;
  }

  /** Stores a draft's new state. */
  Draft change(Draft draft, String who, String action) {
    if (!drafts.change(draft, Optional.empty(), Draft.entry(who, action, draft)).join()) {
      throw new EditorialException(Why.STATE, "others are changing the draft; try again");
    }
    return draft;
  }

  private static String shortened(String words) {
    return words.length() <= LONGEST_REMARK ? words : words.substring(0, LONGEST_REMARK);
  }
}
