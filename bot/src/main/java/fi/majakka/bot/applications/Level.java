package fi.majakka.bot.applications;

import java.util.Locale;
import java.util.Optional;

/** How well somebody speaks a language, from nothing to fluently. */
public enum Level {
  NONE,
  BASIC,
  GOOD,
  FLUENT;

  /** The name as in forms and addresses. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The level of a name. */
  public static Optional<Level> of(String key) {
    for (Level level : values()) {
      if (level.key().equals(key)) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }
}
