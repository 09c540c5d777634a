package fi.majakka.bot.applications;

import java.util.List;

/**
 * Whom an applicant has allowed to see the application.
 *
 * @param employers ids: those left out of the whole region, or the only ones
 */
public record Sharing(Scope scope, List<String> employers) {
  /** How many employers may be named. */
  public static final int MOST = 100;

  public Sharing {
    employers = List.copyOf(employers);
    if (employers.size() > MOST) {
      throw new IllegalArgumentException("too many employers");
    }
    if (scope == Scope.ONLY && employers.isEmpty()) {
      throw new IllegalArgumentException("nobody is chosen");
    }
  }

  /** How the employers are meant. */
  public enum Scope {
    /** Every employer that a coordinator lets in, but these. */
    REGION_BUT,
    /** These and nobody else. */
    ONLY
  }

  /** True when the employer may see the application. */
  public boolean reaches(String employer) {
    return (scope == Scope.ONLY) == employers.contains(employer);
  }
}
