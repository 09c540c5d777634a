package fi.majakka.bot.conversation;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A language that Majakka answers in. */
public enum Language {
  FI,
  EN;

  /** Between the parts of a tag, and of an Accept-Language header: {@code fi-FI,fi;q=0.9}. */
  private static final Pattern PARTS = Pattern.compile("[-_,;]");

  /** The ISO 639-1 code, {@code fi} or {@code en}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The language of an ISO 639-1 code or a language tag such as {@code en-GB}, if answered in. Not
   * of {@code fil}, which is Filipino.
   */
  public static Optional<Language> of(String tag) {
    String code = PARTS.split(tag.strip(), 2)[0];
    for (Language language : values()) {
      if (language.code().equalsIgnoreCase(code)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
