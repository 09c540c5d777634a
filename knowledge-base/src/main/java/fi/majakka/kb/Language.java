package fi.majakka.kb;

import java.util.Locale;

/** A language that the knowledge base is written in. */
public enum Language {
  FI,
  EN;

  /** The ISO 639-1 code. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
