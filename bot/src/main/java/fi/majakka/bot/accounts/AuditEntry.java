package fi.majakka.bot.accounts;

import java.util.Map;
import java.util.TreeMap;

/**
 * What somebody did, as the audit log keeps it.
 *
 * @param who a user's name; {@link #OPERATOR} at the terminal, {@link #NOBODY} when not known
 * @param action such as {@code user.added} or {@code release.published}
 * @param subject what it was done to, such as a user's name or an article's id
 * @param detail short values, never a secret or a person's text
 */
public record AuditEntry(String who, String action, String subject, Map<String, String> detail) {
  /** Who does things at the terminal of the machine. */
  public static final String OPERATOR = "(operator)";

  /** Who is not known. */
  public static final String NOBODY = "(unknown)";

  /** What the program does by itself. */
  public static final String PROGRAM = "(majakka)";

  public AuditEntry {
    detail = Map.copyOf(detail);
    if (action.length() > 64 || subject.length() > 200) {
      throw new IllegalArgumentException("an action has 64 characters at most, a subject 200");
    }
  }

  /** An entry without details. */
  public static AuditEntry of(String who, String action, String subject) {
    return new AuditEntry(who, action, subject, Map.of());
  }

  /** The same with one more detail. */
  public AuditEntry with(String key, String value) {
    Map<String, String> more = new TreeMap<>(detail);
    more.put(key, value);
    return new AuditEntry(who, action, subject, more);
  }
}
