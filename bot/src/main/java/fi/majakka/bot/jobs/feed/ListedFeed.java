package fi.majakka.bot.jobs.feed;

import fi.majakka.bot.jobs.FeedLine;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A feed that was small enough to be read at once. */
final class ListedFeed extends FeedFile {
  private final Iterator<FeedLine> lines;

  ListedFeed(List<FeedLine> lines) {
    this.lines = lines.iterator();
  }

  @Override
  @Nullable FeedLine read() {
    return lines.hasNext() ? lines.next() : null;
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
