package fi.majakka.bot.web;

import java.time.Duration;
import java.util.Optional;

/** A request that cannot be served; becomes an RFC 9457 problem document. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final String type;
  private final transient Optional<Duration> retryAfter;

  private ProblemException(int status, String type, String title, Optional<Duration> retryAfter) {
    super(title);
    this.status = status;
    this.type = type;
    this.retryAfter = retryAfter;
  }

  /**
   * A problem.
   *
   * @param type last part of the stable type, such as {@code bad-json}
   * @param title one sentence that shows nothing of the request
   */
  public static ProblemException of(int status, String type, String title) {
    return new ProblemException(status, type, title, Optional.empty());
  }

  /** A request that may be made again later. */
  public static ProblemException later(int status, String type, String title, Duration after) {
    return new ProblemException(status, type, title, Optional.of(after));
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  String type() {
    return type;
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
