package fi.majakka.bot.editorial;

import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.editorial.EditorialException.Why;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.KnowledgeTree;
import fi.majakka.kb.KnowledgeTree.Content;
import fi.majakka.kb.Topic;
import fi.majakka.kb.edit.ArticleSource;
import fi.majakka.kb.edit.FactSource;
import fi.majakka.kb.edit.FileMerge;
import fi.majakka.kb.edit.GoldenSource;
import fi.majakka.kb.edit.KnowledgeBaseWriter;
import fi.majakka.kb.edit.NoticeSource;
import fi.majakka.kb.edit.TopicRemoval;
import fi.majakka.kb.edit.TopicRows;
import fi.majakka.kb.yaml.YamlException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Writing drafts. Every save says from which state of its file the editor began; where somebody
 * else has changed other fields meanwhile both are kept, and where they changed the same field
 * nothing is saved and both are shown. Thread-safe.
 */
public final class Editing {
  private static final int TRIES = 8;
  private static final int LONGEST_TITLE = 200;
  private final DraftStore drafts;
  private final ReleaseStore store;
  private final Releases releases;
  private final Clock clock;

  public Editing(DraftStore drafts, ReleaseStore store, Releases releases, Clock clock) {
    this.drafts = drafts;
    this.store = store;
    this.releases = releases;
    this.clock = clock;
  }

  /**
   * A file as an editor loads it.
   *
   * @param token names this state of the file; every save gives it back
   */
  public record Loaded<T>(T value, String token) {}

  /**
   * What came of a save.
   *
   * @param token the state of the file now
   * @param clashes none when it was saved; else both texts of each field, and nothing was saved
   */
  public record Saved(Draft draft, String token, List<Combination.Clash> clashes) {
    public Saved {
      clashes = List.copyOf(clashes);
    }
  }

  /** Begins a draft on the release in force. */
  public Draft begin(String who, String title) {
    String words = title.strip();
    if (words.isEmpty() || words.length() > LONGEST_TITLE) {
      throw new EditorialException(Why.INPUT, "a draft has a title of 1 to 200 characters");
    }
    Draft draft =
        Draft.begun(
            UUID.randomUUID().toString(),
            words,
            Release.Kind.EDIT,
            who,
            releases.needed().release().number(),
            clock.instant());
    drafts.add(draft, Overlay.none(), Draft.entry(who, "draft.begun", draft)).join();
    return draft;
  }

  /** A draft by its id. */
  public Draft draft(String id) {
    return drafts
        .find(id)
        .orElseThrow(() -> new EditorialException(Why.NOT_FOUND, "there is no draft " + id));
  }

  /** Drafts that can still be changed or published, the last changed first. */
  public List<Draft> alive() {
    return drafts.alive();
  }

  /** The files of a draft, on the release that it began from. */
  public KnowledgeTree tree(Draft draft) {
    return drafts.overlay(draft.id()).over(base(draft));
  }

  /** What a draft says, for previews; it may have problems. */
  public KnowledgeBase knowledge(Draft draft) {
    return releases.read(tree(draft)).knowledge();
  }

  /** What a draft changes. */
  public List<Change> changes(Draft draft) {
    return Change.between(base(draft), tree(draft));
  }

  private KnowledgeTree base(Draft draft) {
    return releases.published(draft.base()).tree();
  }

  /** A layer's article in a draft; an empty one when the layer has none. */
  public Loaded<ArticleSource> article(Draft draft, String layer, String topic) {
    KnowledgeTree tree = tree(draft);
    return new Loaded<>(
        KnowledgeBaseWriter.article(tree, layer, topic).orElseGet(() -> ArticleSource.empty(topic)),
        token(tree, KnowledgeBaseWriter.articlePath(layer, topic)));
  }

  /**
   * Saves a layer's article.
   *
   * @param twinHolds the other language was looked at and still says the same
   */
  public Saved saveArticle(
      String draft,
      String who,
      String layer,
      ArticleSource article,
      String token,
      boolean twinHolds) {
    String path = KnowledgeBaseWriter.articlePath(layer, article.topic());
    KnowledgeTree published = base(draft(draft));
    return save(
        draft,
        who,
        path,
        token,
        tree -> KnowledgeBaseWriter.putArticle(tree, published, layer, article, twinHolds));
  }

  /** Saves a topic; it is published only with an article. */
  public Saved saveTopic(String draft, String who, Topic topic) {
    return save(
        draft,
        who,
        TopicRows.FILE,
        token(draft(draft), TopicRows.FILE),
        tree -> KnowledgeBaseWriter.putTopic(tree, topic));
  }

  /** The topics that drafts make and that are not published yet. */
  public Set<String> newTopics() {
    Set<String> topics = new TreeSet<>();
    alive().forEach(draft -> topics.addAll(newTopics(draft)));
    return topics;
  }

  /** The topics that a draft makes and that are not published yet. */
  public Set<String> newTopics(Draft draft) {
    Set<String> topics = new TreeSet<>(KnowledgeBaseWriter.topics(tree(draft)));
    KnowledgeBaseWriter.topics(base(draft)).forEach(topics::remove);
    KnowledgeBaseWriter.topics(releases.needed().tree()).forEach(topics::remove);
    return topics;
  }

  /**
   * Takes a published topic out, with its answer and everything that names it, at once.
   *
   * @throws EditorialException when the project ships the topic, or the draft does not have it
   */
  public Saved withdraw(String id, String who, TopicRemoval removal) {
    if (!releases.ofOwn(removal.topic())) {
      throw new EditorialException(Why.INPUT, "the topic is not one of the region's own");
    }
    return amongOthers(
        () -> {
          Draft draft = alive(id);
          KnowledgeTree base = base(draft);
          KnowledgeTree now = drafts.overlay(id).over(base);
          if (!KnowledgeBaseWriter.topics(now).contains(removal.topic())) {
            throw new EditorialException(Why.NOT_FOUND, "the draft does not have the topic");
          }
          Overlay overlay = Overlay.between(base, removal.from(now, base));
          Draft edited = draft.edited(who, draft.base(), clock.instant());
          AuditEntry entry =
              Draft.entry(who, "draft.topic_withdrawn", edited).with("topic", removal.topic());
          return kept(edited, overlay, entry, new Saved(edited, "", List.of()));
        });
  }

  /** The drafts that take a published topic out. */
  public List<Draft> withdrawing(String topic) {
    return alive().stream()
        .filter(draft -> KnowledgeBaseWriter.topics(base(draft)).contains(topic))
        .filter(draft -> !KnowledgeBaseWriter.topics(tree(draft)).contains(topic))
        .toList();
  }

  /** Takes a layer's article out. */
  public Saved removeArticle(String draft, String who, String layer, String topic, String token) {
    String path = KnowledgeBaseWriter.articlePath(layer, topic);
    return save(draft, who, path, token, tree -> tree.without(path));
  }

  /** The file in which a fact stands in a draft; empty when there is no such fact. */
  public Optional<String> factPath(Draft draft, String id) {
    return releases.read(tree(draft)).file("fact:" + id);
  }

  /** A fact of a file. */
  public Loaded<FactSource> fact(Draft draft, String path, String id) {
    KnowledgeTree tree = tree(draft);
    return new Loaded<>(
        KnowledgeBaseWriter.item(tree, path, id)
            .map(FactSource::of)
            .orElseThrow(() -> new EditorialException(Why.NOT_FOUND, "there is no fact " + id)),
        token(tree, path));
  }

  /** Saves a fact into a file of facts. */
  public Saved saveFact(String draft, String who, String path, FactSource fact, String token) {
    return save(
        draft, who, path, token, tree -> KnowledgeBaseWriter.putItem(tree, path, fact.toValue()));
  }

  /**
   * Takes a fact out.
   *
   * @throws EditorialException when something of the draft still uses it
   */
  public Saved removeFact(String draft, String who, String path, String id, String token) {
    List<FactUse> uses = FactUse.of(knowledge(draft(draft)), id);
    if (!uses.isEmpty()) {
      throw new EditorialException(
          Why.IN_USE, "the fact " + id + " is used by " + FactUse.shown(uses));
    }
    return save(draft, who, path, token, tree -> KnowledgeBaseWriter.removeItem(tree, path, id));
  }

  /** Saves a notice of a layer. */
  public Saved saveNotice(
      String draft, String who, String layer, NoticeSource notice, String token) {
    String path = layer + "/notices.yaml";
    return save(
        draft, who, path, token, tree -> KnowledgeBaseWriter.putItem(tree, path, notice.toValue()));
  }

  /** Saves a golden question of a layer. */
  public Saved saveGolden(
      String draft, String who, String layer, GoldenSource golden, String token) {
    String path = layer + "/golden.yaml";
    return save(
        draft, who, path, token, tree -> KnowledgeBaseWriter.putItem(tree, path, golden.toValue()));
  }

  /** Takes an item out of a list such as the notices or golden questions. */
  public Saved removeItem(String draft, String who, String path, String id, String token) {
    return save(draft, who, path, token, tree -> KnowledgeBaseWriter.removeItem(tree, path, id));
  }

  /** The state of a file in a draft, for the first save of it. */
  public String token(Draft draft, String path) {
    return token(tree(draft), path);
  }

  private static String token(KnowledgeTree tree, String path) {
    return tree.file(path).map(Content::hash).orElse("");
  }

  private Saved save(
      String id, String who, String path, String token, UnaryOperator<KnowledgeTree> edit) {
    return amongOthers(
        () -> {
          Draft draft = alive(id);
          KnowledgeTree base = base(draft);
          KnowledgeTree now = drafts.overlay(id).over(base);
          Optional<Content> loaded = loaded(token, now.file(path));
          FileMerge merge = merged(path, loaded, now, edit);
          if (!merge.conflicts().isEmpty()) {
            return Optional.of(
                new Saved(
                    draft,
                    token(now, path),
                    merge.conflicts().stream()
                        .map(conflict -> new Combination.Clash(path, conflict))
                        .toList()));
          }
          KnowledgeTree next =
              merge.content().isPresent()
                  ? now.with(path, merge.content().get())
                  : now.without(path);
          Draft edited = draft.edited(who, draft.base(), clock.instant());
          AuditEntry entry = Draft.entry(who, "draft.saved", edited).with("path", path);
          Saved saved = new Saved(edited, token(next, path), List.of());
          return kept(edited, Overlay.between(base, next), entry, saved);
        });
  }

  /** What an attempt gives; it is made again while others change the draft at the same moment. */
  private static <T> T amongOthers(Supplier<Optional<T>> attempt) {
    return Stream.generate(attempt)
        .limit(TRIES)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(Editing::othersAreFaster);
  }

  /** What a change gives; empty when another was faster, and nothing was changed. */
  private <T> Optional<T> kept(Draft edited, Overlay overlay, AuditEntry entry, T gives) {
    return drafts.change(edited, Optional.of(overlay), entry).join()
        ? Optional.of(gives)
        : Optional.empty();
  }

  private static EditorialException othersAreFaster() {
    return new EditorialException(Why.STATE, "others are changing the draft; try again");
  }

  private Optional<Content> loaded(String token, Optional<Content> now) {
    if (token.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        now.filter(content -> content.hash().equals(token))
            .or(() -> store.content(token))
            .orElseThrow(
                () ->
                    new EditorialException(
                        Why.INPUT, "the page is too old: load it again and repeat the change")));
  }

  /** The edit as it was made on what the editor saw, merged with what is there now. */
  private static FileMerge merged(
      String path, Optional<Content> loaded, KnowledgeTree now, UnaryOperator<KnowledgeTree> edit) {
    try {
      KnowledgeTree seen = loaded.isPresent() ? now.with(path, loaded.get()) : now.without(path);
      return FileMerge.of(
          path, loaded, edit.apply(seen).file(path), now.file(path), conflict -> Optional.empty());
    } catch (YamlException e) {
      throw new EditorialException(
          Why.PROBLEMS, path + " cannot be read in line " + e.line() + ": " + e.getMessage());
    }
  }

  private Draft alive(String id) {
    Draft draft = draft(id);
    if (!draft.state().alive()) {
      throw new EditorialException(
          Why.STATE, "the draft is " + draft.state().code() + " and cannot be changed");
    }
    return draft;
  }

  /** The fields that were changed in a draft and, in another way, published since it began. */
  public List<Combination.Clash> clashes(Draft draft) {
    return combined(draft, List.of()).clashes();
  }

  Combination combined(Draft draft, List<Combination.Decision> decisions) {
    Published now = releases.needed();
    return Combination.of(base(draft), drafts.overlay(draft.id()), now.tree(), decisions);
  }

  /**
   * Brings a draft onto the release in force.
   *
   * @param decisions for the clashes
   * @return the clashes that are still open; when there are any, nothing was changed
   */
  public List<Combination.Clash> bringUpToDate(
      String id, String who, List<Combination.Decision> decisions) {
    return amongOthers(
        () -> {
          Draft draft = alive(id);
          Published now = releases.needed();
          Combination combined =
              Combination.of(base(draft), drafts.overlay(id), now.tree(), decisions);
          if (!combined.clashes().isEmpty()) {
            return Optional.of(combined.clashes());
          }
          Draft edited = draft.edited(who, now.release().number(), clock.instant());
          Overlay overlay = Overlay.between(now.tree(), combined.tree());
          AuditEntry entry = Draft.entry(who, "draft.updated", edited);
          return kept(edited, overlay, entry, List.of());
        });
  }

  /** Gives a draft up; it stays readable. */
  public Draft discard(String id, String who) {
    return end(id, who, Draft.State.DISCARDED);
  }

  /** Ends a draft of offered files that newer ones replace. */
  Draft supersede(String id, String who) {
    return end(id, who, Draft.State.SUPERSEDED);
  }

  private Draft end(String id, String who, Draft.State state) {
    Draft draft = alive(id).as(state, clock.instant());
    AuditEntry entry = Draft.entry(who, "draft." + state.code(), draft);
    if (!drafts.change(draft, Optional.empty(), entry).join()) {
      throw othersAreFaster();
    }
    return draft;
  }
}
