package fi.majakka.bot.studio;

import java.util.Set;

/** Pages of the studio; each route says which right it asks for. */
@FunctionalInterface
public interface StudioPages {
  void add(Door door);

  /** Paths of these pages that take a file, by {@link Door#upload}. */
  default Set<String> uploads() {
    return Set.of();
  }
}
