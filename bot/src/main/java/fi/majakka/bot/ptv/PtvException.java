package fi.majakka.bot.ptv;

/** What was to be read of PTV cannot be used. */
public final class PtvException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PtvException(String why) {
    super(why);
  }

  public PtvException(String why, Throwable cause) {
    super(why, cause);
  }
}
