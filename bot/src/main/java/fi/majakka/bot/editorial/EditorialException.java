package fi.majakka.bot.editorial;

import fi.majakka.kb.Problem;
import java.util.List;

/** Something that an editor asked for and that cannot be; nothing was changed. */
public final class EditorialException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Why why;
  private final transient List<Problem> problems;

  /** Why it cannot be. */
  public enum Why {
    /** There is no such draft, release, article or fact. */
    NOT_FOUND,
    /** The draft is not in the state for it. */
    STATE,
    /** Whoever wrote it may not review it. */
    OWN_WORK,
    /** Something else refers to it. */
    IN_USE,
    /** The content has problems. */
    PROBLEMS,
    /** Others changed the same fields; decide first. */
    CONFLICTS,
    /** A golden question would get another answer. */
    GOLDEN,
    /** There is nothing to publish. */
    NOTHING,
    /** What was typed cannot be used. */
    INPUT
  }

  public EditorialException(Why why, String message) {
    this(why, message, List.of());
  }

  public EditorialException(Why why, String message, List<Problem> problems) {
    super(message);
    this.why = why;
    this.problems = List.copyOf(problems);
  }

  /** Why it cannot be. */
  public Why why() {
    return why;
  }

  /** What is wrong with the content, by file and line. */
  public List<Problem> problems() {
    return problems;
  }
}
