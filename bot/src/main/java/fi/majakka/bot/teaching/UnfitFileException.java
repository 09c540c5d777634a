package fi.majakka.bot.teaching;

import java.util.Locale;

/** A file that cannot hold teaching sentences; nothing was taken in. */
public final class UnfitFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Why why;
  private final String file;

  /** What is wrong with it. */
  public enum Why {
    /** It is not called by its language and topic. */
    NAME,
    SIZE,
    /** Its topic is not published. */
    TOPIC,
    /** It is not UTF-8. */
    NO_TEXT,
    /** It is no zip file, or one that unpacks to more than it may. */
    NO_ZIP,
    /** Another file has the same name. */
    TWICE,
    /** There is nothing in it, or more than a person can look through. */
    MANY;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public UnfitFileException(Why why, String file) {
    super(why.code());
    this.why = why;
    this.file = file;
  }

  /** What is wrong with it. */
  public Why why() {
    return why;
  }

  /** Its name as it was given. */
  public String file() {
    return file;
  }
}
