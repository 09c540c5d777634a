package fi.majakka.bot.employers;

import java.util.Locale;
import java.util.Optional;

/**
 * Workers that an employer will need.
 *
 * @param isco ISCO-08 code of the occupation; {@link #OTHER} when it is none of the list
 * @param number how many
 * @param municipality nominative
 * @param words what the employer wrote; sealed where it is stored
 */
public record Need(
    String id,
    String isco,
    int number,
    Quarter quarter,
    Lasting lasting,
    String municipality,
    Words words) {
  /** Stands for an occupation that is not in the list. */
  public static final String OTHER = "0000";

  /** The largest number that is believed. */
  public static final int MOST = 500;

  public Need {
    if (!isco.matches("[0-9]{4}") || number < 1 || number > MOST) {
      throw new IllegalArgumentException("not a need");
    }
  }

  /** For how long. */
  public enum Lasting {
    PERMANENT,
    FIXED_TERM,
    SEASONAL;

    /** The name as in forms and phrases. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The one of a key; empty when there is none. */
    public static Optional<Lasting> of(String key) {
      for (Lasting each : values()) {
        if (each.key().equals(key)) {
          return Optional.of(each);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * What may say who it is.
   *
   * @param occupation in the employer's own words; may be empty
   * @param skills may be empty
   * @param contact only when the employer wants to be contacted; empty otherwise
   */
  public record Words(String occupation, String skills, String contact) {}

  /** The same need with a contact, or without one when it is empty. */
  public Need withContact(String contact) {
    return new Need(
        id,
        isco,
        number,
        quarter,
        lasting,
        municipality,
        new Words(words.occupation(), words.skills(), contact));
  }
}
