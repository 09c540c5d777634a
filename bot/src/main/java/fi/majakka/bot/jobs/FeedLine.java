package fi.majakka.bot.jobs;

/** What a reader finds in a feed, one after the other. */
public sealed interface FeedLine {

  /**
   * A vacancy.
   *
   * @param line of the file, from 1
   */
  record Found(Posting posting, int line) implements FeedLine {}

  /** A vacancy that the feed says has ended. */
  record Ended(String externalId) implements FeedLine {}

  /** Something that cannot be used, and why. */
  record Refused(int line, String why) implements FeedLine {}
}
