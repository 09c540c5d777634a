package fi.majakka.bot.applications;

import java.util.Locale;
import java.util.Optional;

/** How long somebody has done such work. */
public enum Experience {
  NONE,
  UNDER_TWO_YEARS,
  TWO_TO_FIVE_YEARS,
  OVER_FIVE_YEARS;

  /** The name as in forms and addresses. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The experience of a name. */
  public static Optional<Experience> of(String key) {
    for (Experience experience : values()) {
      if (experience.key().equals(key)) {
        return Optional.of(experience);
      }
    }
    return Optional.empty();
  }

  /** The experience of so many years. */
  public static Experience ofYears(int years) {
    if (years <= 0) {
      return NONE;
    }
    if (years < 2) {
      return UNDER_TWO_YEARS;
    }
    return years <= 5 ? TWO_TO_FIVE_YEARS : OVER_FIVE_YEARS;
  }
}
