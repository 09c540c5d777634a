package fi.majakka.bot.fetch;

import java.util.Locale;

/** Something could not be fetched; the message says why in one sentence, without a secret. */
public final class FetchException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Why why;

  /** What went wrong. */
  public enum Why {
    NOT_ALLOWED,
    REFUSED,
    REDIRECTS,
    LATE,
    UNREACHABLE,
    TOO_LARGE;

    /** Its name in words for people. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public FetchException(Why why, String message) {
    super(message);
    this.why = why;
  }

  public FetchException(Why why, String message, Throwable cause) {
    super(message, cause);
    this.why = why;
  }

  /** What went wrong, to be said in the reader's language. */
  public Why why() {
    return why;
  }
}
