package fi.majakka.bot.jobs;

import java.util.Optional;
import java.util.stream.Stream;

/** How much Finnish the person who asks has. */
public enum LanguageWish {
  NO_FINNISH("noFinnish", "n"),
  ENGLISH_ONLY("englishOnly", "e"),
  LITTLE_FINNISH("littleFinnish", "l");

  private final String code;
  private final String letter;

  LanguageWish(String code, String letter) {
    this.code = code;
    this.letter = letter;
  }

  /** As the code of a query has it. */
  String letter() {
    return letter;
  }

  /** As entities and the API write it. */
  public String code() {
    return code;
  }

  /** The wish of a code. */
  public static Optional<LanguageWish> of(String code) {
    return Stream.of(values()).filter(wish -> wish.code.equalsIgnoreCase(code)).findFirst();
  }

  /**
   * True when a vacancy that states such a need can be shown. Who has some Finnish also sees those
   * that state nothing, and is told so; who has none sees only those that say it is not needed.
   */
  public boolean accepts(LanguageNeed need) {
    return need == LanguageNeed.NO_FINNISH
        || (this == LITTLE_FINNISH && need != LanguageNeed.GOOD_FINNISH);
  }
}
