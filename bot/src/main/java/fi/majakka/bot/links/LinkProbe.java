package fi.majakka.bot.links;

import java.util.Optional;

/** Looks whether an address is there. */
@FunctionalInterface
public interface LinkProbe {

  Found look(String url);

  /**
   * What was found.
   *
   * @param why a code such as 404, timeout or host; empty when it is there
   * @param movedTo where it leads for good
   */
  record Found(Kind kind, String why, Optional<String> movedTo) {

    /** What kind of answer. */
    public enum Kind {
      THERE,
      /** Somebody answered, and it is not there. */
      MISSING,
      /** Nobody answered: the fault may be ours. */
      SILENT
    }

    public static Found there(Optional<String> movedTo) {
      return new Found(Kind.THERE, "", movedTo);
    }

    public static Found missing(String why) {
      return new Found(Kind.MISSING, why, Optional.empty());
    }

    public static Found silent(String why) {
      return new Found(Kind.SILENT, why, Optional.empty());
    }
  }
}
