package fi.majakka.kb;

import java.util.Locale;
import java.util.Optional;

/**
 * A way to reach an organisation. Without a fact behind it nobody has confirmed it, and people are
 * told where to ask instead.
 *
 * @param fact id of the fact whose value is the number or address
 * @param ask where to ask for it, when there is no fact
 */
public record Contact(Kind kind, Optional<String> fact, Optional<Text> ask) {

  public Contact {
    if (fact.isEmpty() == ask.isEmpty()) {
      throw new IllegalArgumentException("a contact has either a fact or a place to ask");
    }
  }

  /** What kind of way. */
  public enum Kind {
    PHONE,
    EMAIL,
    ADDRESS;

    /** The name as in the files. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
