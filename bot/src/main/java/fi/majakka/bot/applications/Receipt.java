package fi.majakka.bot.applications;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Proof of what an applicant decided; kept when the application is gone, and tells nothing of the
 * person.
 *
 * @param scope as consented at that time; the names are those of the employers then
 */
public record Receipt(Kind kind, Instant at, Sharing.Scope scope, List<String> employers) {

  public Receipt {
    employers = List.copyOf(employers);
  }

  /** What was decided. */
  public enum Kind {
    SHARED,
    CHANGED,
    RENEWED,
    WITHDRAWN,
    EXPIRED;

    /** The name as in phrases. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
