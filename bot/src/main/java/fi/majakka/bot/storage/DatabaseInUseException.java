package fi.majakka.bot.storage;

/** Another process holds the embedded database. */
public final class DatabaseInUseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseInUseException(String message, Throwable cause) {
    super(message, cause);
  }
}
