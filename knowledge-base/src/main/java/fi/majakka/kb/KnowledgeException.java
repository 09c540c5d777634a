package fi.majakka.kb;

import java.util.List;

/** A knowledge base that cannot be used. */
public final class KnowledgeException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Problem> problems;

  public KnowledgeException(String message) {
    this(message, List.of());
  }

  public KnowledgeException(String message, List<Problem> problems) {
    super(message);
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, by file and line. */
  public List<Problem> problems() {
    return problems;
  }
}
