package fi.majakka.bot.teaching;

/** Something that a teacher asked for and that cannot be; nothing was changed. */
public final class TeachingException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Why why;

  /** Why it cannot be. */
  public enum Why {
    /** A training runs already. */
    RUNNING,
    /** The model in use was trained from just these lines. */
    NOTHING,
    /** There is no such model, or it is not in the state for it. */
    STATE,
    /** Whoever taught its lines may not take it into use. */
    OWN_WORK,
    /** It holds a sentence whose consent is gone. */
    WITHDRAWN,
    /** It was made with other code or other utterances than this program's. */
    OTHER_PROGRAM,
    /** A golden question would get a wrong answer, or a figure falls below its floor. */
    WORSE
  }

  public TeachingException(Why why, String message) {
    super(message);
    this.why = why;
  }

  /** Why it cannot be. */
  public Why why() {
    return why;
  }
}
