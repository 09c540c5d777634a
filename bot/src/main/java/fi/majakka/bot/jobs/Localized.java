package fi.majakka.bot.jobs;

import fi.majakka.bot.conversation.Language;
import java.util.Optional;

/** A text of a vacancy in the languages that its feed gave; at least one of them. */
public record Localized(Optional<String> fi, Optional<String> en) {

  public Localized {
    if (fi.isEmpty() && en.isEmpty()) {
      throw new IllegalArgumentException("a text is needed in at least one language");
    }
  }

  /** A text in Finnish, or in whatever language it is written when it is not known. */
  public static Localized of(String text) {
    return new Localized(Optional.of(text), Optional.empty());
  }

  /** The text in a language, else in the other. */
  public String in(Language language) {
    return language == Language.FI ? fi.or(() -> en).orElseThrow() : en.or(() -> fi).orElseThrow();
  }

  /** Both texts, one after the other. */
  public String all() {
    return fi.orElse("") + " " + en.orElse("");
  }
}
