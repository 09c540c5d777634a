package fi.majakka.bot.editorial;

import fi.majakka.bot.editorial.EditorialException.Why;
import fi.majakka.kb.KnowledgeTree;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in whole knowledge bases that were written elsewhere: the one that the project ships, and
 * files that an operator has. Both go the way of every draft.
 */
public final class Intake {
  /** What the first release is called. */
  public static final String FIRST_TITLE = "The knowledge base as it was shipped";

  /** What a draft of newer texts is called that a version of the program came with. */
  public static final String LATER_TITLE = "New texts shipped with this version";

  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private final DraftStore drafts;
  private final ReleaseStore store;
  private final Releases releases;
  private final Editing editing;
  private final Publishing publishing;
  private final Reviewers reviewers;
  private final Clock clock;

  public Intake(
      DraftStore drafts,
      ReleaseStore store,
      Releases releases,
      Editing editing,
      Publishing publishing,
      Reviewers reviewers,
      Clock clock) {
    this.drafts = drafts;
    this.store = store;
    this.releases = releases;
    this.editing = editing;
    this.publishing = publishing;
    this.reviewers = reviewers;
    this.clock = clock;
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
    publishing.gate().pass(new Combination(overlay.over(now.tree()), List.of()));
    drafts.add(draft, overlay, Draft.entry(draft.author(), "draft.begun", draft)).join();
    Draft waiting =
        publishing.change(
            draft.as(Draft.State.IN_REVIEW, clock.instant()), draft.author(), "draft.submitted");
    return reviewers.any()
        ? new TakenIn(waiting, Optional.empty())
        : new TakenIn(waiting, Optional.of(publishing.release(draft.id(), draft.author())));
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
    if (!publishing.publish(release, files, Optional.empty(), author)) {
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
}
