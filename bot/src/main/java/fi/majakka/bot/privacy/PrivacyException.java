package fi.majakka.bot.privacy;

/** Personal data cannot be protected as promised; the work must stop. */
public final class PrivacyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PrivacyException(String message) {
    super(message);
  }

  public PrivacyException(String message, Throwable cause) {
    super(message, cause);
  }
}
