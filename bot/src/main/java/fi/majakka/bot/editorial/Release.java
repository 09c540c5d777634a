package fi.majakka.bot.editorial;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A published state of the knowledge base. Never changes.
 *
 * @param number counts from 1
 * @param tree names all that its files hold
 * @param author who wrote it
 * @param reviewer who let it pass; empty where nobody could
 * @param reason in the author's words
 * @param rolledBackTo the earlier release that it repeats
 * @param draft the draft that it was made of
 */
public record Release(
    int number,
    String tree,
    Kind kind,
    String author,
    Optional<String> reviewer,
    String reason,
    Instant publishedAt,
    Optional<Integer> rolledBackTo,
    Optional<String> draft) {
  private static final int LETTERS = 12;

  /** Where a release or a draft comes from. */
  public enum Kind {
    /** From the files that the project ships. */
    SHIPPED,
    /** Written in the studio. */
    EDIT,
    /** From files. */
    IMPORT,
    /** An earlier release, published again. */
    ROLLBACK;

    /** The name as it is stored. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a stored name. */
    public static Kind of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** Names the release in replies, logs and turns: its number and the beginning of its hash. */
  public String id() {
    return number + "-" + tree.substring(0, LETTERS);
  }
}
