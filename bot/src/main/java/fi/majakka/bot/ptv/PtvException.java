package fi.majakka.bot.ptv;

import java.util.Locale;

/** What was to be read of PTV cannot be used. */
public final class PtvException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Why why;

  /** What is wrong. */
  public enum Why {
    NOT_JSON,
    NOT_PTV,
    TOO_LARGE,
    TOO_MANY,
    TOO_MANY_PAGES,
    UNREADABLE;

    /** Its name in the words of the studio. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public PtvException(Why why, String message) {
    super(message);
    this.why = why;
  }

  public PtvException(Why why, String message, Throwable cause) {
    super(message, cause);
    this.why = why;
  }

  /** What is wrong, to be said in the reader's language. */
  public Why why() {
    return why;
  }
}
