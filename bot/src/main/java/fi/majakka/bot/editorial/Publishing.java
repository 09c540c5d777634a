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
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Review and release. A draft is let pass by somebody who did not write it; what is released is the
 * draft on top of everything that was published since it began, and it has passed every check in
 * just that form. Thread-safe; of several instances one wins and the others look again.
 */
public final class Publishing {
  /** What the first release is called. */
  public static final String FIRST_TITLE = "The knowledge base as it was shipped";

  /** What a draft of newer texts is called that a version of the program came with. */
  public static final String LATER_TITLE = "New texts shipped with this version";

  private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);
  private static final int TRIES = 8;
  private static final int LONGEST_REMARK = 2_000;
  private final DraftStore drafts;
  private final ReleaseStore store;
  private final Releases releases;
  private final Editing editing;
  private final Reviewers reviewers;
  private final Gate gate;
  private final Clock clock;

  public Publishing(
      DraftStore drafts,
      ReleaseStore store,
      Releases releases,
      Editing editing,
      Reviewers reviewers,
      GoldenGate golden,
      Clock clock) {
    this.drafts = drafts;
    this.store = store;
    this.releases = releases;
    this.editing = editing;
    this.reviewers = reviewers;
    this.gate = new Gate(releases, golden, clock);
    this.clock = clock;
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

  private Release release(String id, String who) {
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

  private boolean publish(Release release, KnowledgeTree tree, Optional<Draft> draft, String who) {
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

  /** True where somebody could review what is taken in. */
  public boolean reviewed() {
    return reviewers.any();
  }

  /**
   * Takes in files. Where somebody could review them they wait for that; where nobody could they
   * are published at once.
   *
   * @return what became of them
   * @throws EditorialException when they have problems or say what is published already
   */
  public TakenIn importFiles(KnowledgeTree files, String who, String title) {
    Published now = releases.needed();
    Overlay overlay = Overlay.between(now.tree(), files);
    return takeIn(
        Draft.begun(
            UUID.randomUUID().toString(),
            title,
            Release.Kind.IMPORT,
            who,
            now.release().number(),
            clock.instant()),
        overlay);
  }

  /**
   * What became of files that were taken in.
   *
   * @param release empty when they wait for a reviewer
   */
  public record TakenIn(Draft draft, Optional<Release> release) {}

  private TakenIn takeIn(Draft draft, Overlay overlay) {
    if (overlay.files().isEmpty()) {
      throw new EditorialException(Why.NOTHING, "the files say just what is published");
    }
    Published now = releases.needed();
    gate.pass(new Combination(overlay.over(now.tree()), List.of()));
    drafts.add(draft, overlay, Draft.entry(draft.author(), "draft.begun", draft)).join();
    Draft waiting =
        change(draft.as(Draft.State.IN_REVIEW, clock.instant()), draft.author(), "draft.submitted");
    return reviewers.any()
        ? new TakenIn(waiting, Optional.empty())
        : new TakenIn(waiting, Optional.of(release(draft.id(), draft.author())));
  }

  /**
   * Looks at the files that the project ships: they become the first release; later ones are
   * offered as a draft, in which what was changed here stays as it is.
   *
   * @param author as the release names the project
   */
  public void shipped(KnowledgeTree files, String author) {
    if (store.current() == 0) {
      first(files, author);
      return;
    }
    KnowledgeTree known = store.shipped().orElseGet(KnowledgeTree::empty);
    if (known.equals(files)) {
      return;
    }
    String id = "shipped-" + files.id().substring(0, 12);
    if (drafts.find(id).isPresent()) {
      return;
    }
    drafts.alive().stream()
        .filter(draft -> draft.kind() == Release.Kind.SHIPPED)
        .forEach(draft -> editing.supersede(draft.id(), author));
    store.offered(files).join();
    offer(id, known, files, author);
  }

  private void first(KnowledgeTree files, String author) {
    releases.read(files).usable();
    store.offered(files).join();
    Release release =
        new Release(
            1,
            files.id(),
            Release.Kind.SHIPPED,
            author,
            Optional.empty(),
            FIRST_TITLE,
            clock.instant(),
            Optional.empty(),
            Optional.empty());
    if (!publish(release, files, Optional.empty(), author)) {
      releases.refresh();
    }
  }

  private void offer(String id, KnowledgeTree known, KnowledgeTree files, String author) {
    Published now = releases.needed();
    Combination combined =
        Combination.of(known, Overlay.between(known, files), now.tree(), List.of());
    Overlay overlay = Overlay.between(now.tree(), combined.tree());
    Draft draft =
        Draft.begun(
            id, LATER_TITLE, Release.Kind.SHIPPED, author, now.release().number(), clock.instant());
    if (overlay.files().isEmpty()) {
      drafts.add(draft, overlay, Draft.entry(author, "draft.begun", draft)).join();
      editing.discard(id, author);
      return;
    }
    try {
      TakenIn taken = takeIn(draft, overlay);
      LOG.info(
          "the shipped knowledge base is newer than the published one: {} ({} fields that were"
              + " changed here stay as they are)",
          taken.release().isPresent() ? "it was published" : "a draft waits for a reviewer",
          combined.clashes().size());
    } catch (EditorialException e) {
      LOG.warn("the shipped knowledge base cannot be taken in: {}", e.why());
    }
  }

  private Draft in(String id, Draft.State state) {
    Draft draft = editing.draft(id);
    if (draft.state() != state) {
      throw new EditorialException(
          Why.STATE, "the draft is " + draft.state().code() + ", not " + state.code());
    }
    return draft;
  }

  private Draft change(Draft draft, String who, String action) {
    if (!drafts.change(draft, Optional.empty(), Draft.entry(who, action, draft)).join()) {
      throw new EditorialException(Why.STATE, "others are changing the draft; try again");
    }
    return draft;
  }

  private static String shortened(String words) {
    return words.length() <= LONGEST_REMARK ? words : words.substring(0, LONGEST_REMARK);
  }
}
