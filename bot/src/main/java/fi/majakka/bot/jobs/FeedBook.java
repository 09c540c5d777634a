package fi.majakka.bot.jobs;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The feeds as they were a moment ago, so that no search waits for them. Thread-safe. */
public final class FeedBook {
  private final Supplier<List<FeedState>> store;
  private volatile List<FeedState> feeds = List.of();

  /**
   * @param store reads them from where they are kept
   */
  public FeedBook(Supplier<List<FeedState>> store) {
    this.store = store;
  }

  /** Reads them anew. */
  public void refresh() {
    feeds = store.get();
  }

  /** Every feed. */
  public List<FeedState> all() {
    return feeds;
  }

  /** The feed of a name. */
  public Optional<FeedSource> source(String name) {
    return feeds.stream()
        .map(FeedState::source)
        .filter(source -> source.name().equals(name))
        .findFirst();
  }
}
