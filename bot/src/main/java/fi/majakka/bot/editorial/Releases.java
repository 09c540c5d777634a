package fi.majakka.bot.editorial;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fi.majakka.bot.editorial.EditorialException.Why;
import fi.majakka.bot.editorial.ReleaseStore.Span;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.KnowledgeBaseReader;
import fi.majakka.kb.KnowledgeException;
import fi.majakka.kb.KnowledgeFiles;
import fi.majakka.kb.KnowledgeTree;
import fi.majakka.kb.edit.KnowledgeBaseWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The releases, the one in force at hand. Whoever publishes swaps it at once; other instances see
 * it at their next look. Thread-safe.
 */
public final class Releases {
  /** Earlier releases at hand, for answers that are shown again. */
  private static final int EARLIER = 3;

  private final ReleaseStore store;
  private final KnowledgeBaseReader reader;
  private final String region;
  private final Set<String> shippedTopics;
  private final Consumer<KnowledgeBase> inForce;
  private final Cache<Integer, Published> earlier =
      Caffeine.newBuilder().maximumSize(EARLIER).build();
  private volatile Optional<Published> current = Optional.empty();

  /**
   * @param region the region's folder
   * @param shipped the files that this version of the program came with
   * @param inForce is told of every release that comes into force
   */
  public Releases(
      ReleaseStore store, String region, KnowledgeTree shipped, Consumer<KnowledgeBase> inForce) {
    this.store = store;
    this.region = region;
    this.shippedTopics = Set.copyOf(KnowledgeBaseWriter.topics(shipped));
    this.reader = new KnowledgeBaseReader(region, shipped);
    this.inForce = inForce;
  }

  /** The release in force, as this instance knows it; empty before the first. */
  public Optional<Published> current() {
    return current;
  }

  /** Looks whether another instance has published; one small query when none has. */
  public Optional<Published> refresh() {
    int number = store.current();
    Optional<Published> known = current;
    if (number != 0 && known.filter(at -> at.release().number() >= number).isEmpty()) {
      load(number);
    }
    return current;
  }

  /** True for a published topic that the region made itself: the project does not ship it. */
  public boolean ofOwn(String topic) {
    return !shippedTopics.contains(topic)
        && current.filter(at -> at.knowledge().topic(topic).isPresent()).isPresent();
  }

  /** The release in force, looked up anew. */
  Published needed() {
    return refresh()
        .orElseThrow(() -> new EditorialException(Why.NOT_FOUND, "nothing has been published yet"));
  }

  private synchronized void load(int number) {
    if (current.filter(at -> at.release().number() >= number).isEmpty()) {
      put(read(release(number)));
    }
  }

  /** Puts a release in force that has just been published here. */
  synchronized void put(Published published) {
    if (current.filter(at -> at.release().number() >= published.release().number()).isEmpty()) {
      current = Optional.of(published);
      inForce.accept(published.knowledge());
    }
  }

  private Published read(Release release) {
    KnowledgeTree known = current.map(Published::tree).orElseGet(KnowledgeTree::empty);
    KnowledgeTree tree = store.tree(release, known);
    KnowledgeBase knowledge = read(tree).knowledge();
    return Published.of(release, tree, knowledge, store.answers(release.number()));
  }

  /** Reads files as a knowledge base of this region. */
  public KnowledgeFiles read(KnowledgeTree tree) {
    try {
      return reader.read(tree);
    } catch (KnowledgeException e) {
      throw new EditorialException(Why.PROBLEMS, String.valueOf(e.getMessage()), e.problems());
    }
  }

  /** A release by its number. */
  public Release release(int number) {
    return store
        .find(number)
        .orElseThrow(() -> new EditorialException(Why.NOT_FOUND, "there is no release " + number));
  }

  /** Any release with what it holds. */
  public Published published(int number) {
    return current
        .filter(at -> at.release().number() == number)
        .orElseGet(() -> earlier.get(number, wanted -> read(release(wanted))));
  }

  /** Releases, the newest first; only those before a number. */
  public List<Release> list(int before, int most) {
    return store.list(before, most);
  }

  /**
   * The release that said a version of an answer.
   *
   * @param at when it was said; of the releases with that version, the one in force then
   * @return the last such release that has the answer at all, since topics come and go; empty when
   *     no release ever had that version
   */
  public Optional<Published> thatSaid(String topic, int version, Optional<Instant> at) {
    Optional<Span> span = store.serving(topic, version);
    if (span.isEmpty()) {
      return Optional.empty();
    }
    int number = span.get().last();
    while (at.isPresent()
        && number > span.get().first()
        && release(number).publishedAt().isAfter(at.get())) {
      number--;
    }
    List<String> files =
        Stream.of("finland", region)
            .map(layer -> KnowledgeBaseWriter.articlePath(layer, topic))
            .toList();
    return store.lastWith(files, new Span(span.get().first(), number)).map(this::published);
  }

  /** What was in force until when: the moment at which the next release replaced this one. */
  public Optional<Instant> replacedAt(Release release) {
    return store.find(release.number() + 1).map(Release::publishedAt);
  }

  /** What another release says otherwise. */
  public List<Change> changes(int from, int to) {
    return Change.between(published(from).tree(), published(to).tree());
  }
}
