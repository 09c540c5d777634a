package fi.majakka.bot.studio;

/** A request of the studio that is not carried out; the page says why in the user's language. */
final class StudioException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;

  /**
   * @param key of the words that say why
   */
  StudioException(int status, String key) {
    super(key);
    this.status = status;
  }

  int status() {
    return status;
  }

  String key() {
    return String.valueOf(getMessage());
  }
}
