package fi.majakka.bot.fetch;

/** Something could not be fetched; the message says why in one sentence, without a secret. */
public final class FetchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FetchException(String message) {
    super(message);
  }

  public FetchException(String message, Throwable cause) {
    super(message, cause);
  }
}
