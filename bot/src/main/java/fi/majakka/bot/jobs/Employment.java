package fi.majakka.bot.jobs;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A kind of employment that people ask for and vacancies state. */
public enum Employment {
  FULL_TIME("fullTime", 1),
  PART_TIME("partTime", 2),
  PERMANENT("permanent", 4),
  TEMPORARY("temporary", 8),
  SUMMER("summer", 16),
  SEASONAL("seasonal", 32),
  SHIFT("shift", 64),
  NIGHT("night", 128),
  WEEKEND("weekend", 256),
  REMOTE("remote", 512);

  private final String code;

  /** Its place in a mask; stored, so it never changes. */
  private final int bit;

  Employment(String code, int bit) {
    this.code = code;
    this.bit = bit;
  }

  /** As entities and the API write it, such as {@code fullTime}. */
  public String code() {
    return code;
  }

  /** The kind of a code. */
  public static Optional<Employment> of(String code) {
    return Stream.of(values()).filter(kind -> kind.code.equalsIgnoreCase(code)).findFirst();
  }

  /** Kinds as bits. */
  public static int mask(Collection<Employment> kinds) {
    return kinds.stream().mapToInt(kind -> kind.bit).reduce(0, (a, b) -> a | b);
  }

  /** The kinds of a mask. */
  public static Set<Employment> of(int mask) {
    Set<Employment> kinds = EnumSet.noneOf(Employment.class);
    for (Employment kind : values()) {
      if ((mask & kind.bit) != 0) {
        kinds.add(kind);
      }
    }
    return kinds;
  }
}
