package fi.majakka.bot.jobs.feed;

import fi.majakka.bot.jobs.FeedLine;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A feed that is open; what it holds comes one by one. Confined to one thread. */
public abstract class FeedFile implements Iterator<FeedLine>, AutoCloseable {
  private static final int LOOKED_AHEAD = 200;
  private final Deque<FeedLine> ahead = new ArrayDeque<>();
  private boolean ended;

  FeedFile() {}

  /** The next; null at the end. */
  abstract @Nullable FeedLine read() throws IOException;

  /** The first vacancy, for what it tells about the feed; nothing is taken out. */
  Optional<FeedLine.Found> first() {
    while (ahead.size() < LOOKED_AHEAD && !(ahead.peekLast() instanceof FeedLine.Found)) {
      if (!readOne()) {
        break;
      }
    }
    return ahead.peekLast() instanceof FeedLine.Found found ? Optional.of(found) : Optional.empty();
  }

  private boolean readOne() {
    if (ended) {
      return false;
    }
    try {
      FeedLine line = read();
      ended = line == null;
      if (line != null) {
        ahead.add(line);
      }
      return line != null;
    } catch (IOException e) {
      throw new FeedBrokenException("the feed cannot be read to its end", e);
    }
  }

  @Override
  public boolean hasNext() {
    return !ahead.isEmpty() || readOne();
  }

  @Override
  public FeedLine next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ahead.remove();
  }

  @Override
  public abstract void close() throws IOException;
}
