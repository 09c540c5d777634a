package fi.majakka.bot.config;

/** A setting that cannot be used; the message names its key in one sentence. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConfigException(String message) {
    super(message);
  }
}
