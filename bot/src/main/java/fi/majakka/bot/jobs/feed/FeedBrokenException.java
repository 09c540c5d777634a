package fi.majakka.bot.jobs.feed;

/** A feed cannot be read to its end; the message says why in one sentence. */
public final class FeedBrokenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FeedBrokenException(String message) {
    super(message);
  }

  public FeedBrokenException(String message, Throwable cause) {
    super(message, cause);
  }
}
