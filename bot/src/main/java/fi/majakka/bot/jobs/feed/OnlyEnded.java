package fi.majakka.bot.jobs.feed;

import fi.majakka.bot.jobs.FeedLine;
import java.util.Iterator;

/** A feed of which every vacancy has ended, whatever else it tells of them. */
final class OnlyEnded implements Iterator<FeedLine> {
  private final Iterator<FeedLine> lines;

  OnlyEnded(Iterator<FeedLine> lines) {
    this.lines = lines;
  }

  @Override
  public boolean hasNext() {
    return lines.hasNext();
  }

  @Override
  public FeedLine next() {
    FeedLine line = lines.next();
    return line instanceof FeedLine.Found found
        ? new FeedLine.Ended(found.posting().externalId())
        : line;
  }
}
