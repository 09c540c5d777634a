package fi.majakka.bot.conversation;

import java.util.Locale;
import java.util.Optional;

/** A language that Majakka answers in. */
public enum Language {
  FI,
  EN;

  /** The ISO 639-1 code, {@code fi} or {@code en}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The language of an ISO 639-1 code or a language tag such as {@code en-GB}, if answered in. */
  public static Optional<Language> of(String tag) {
    String code = tag.length() > 2 ? tag.substring(0, 2) : tag;
    for (Language language : values()) {
      if (language.code().equalsIgnoreCase(code)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
