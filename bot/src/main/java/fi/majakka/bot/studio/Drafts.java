package fi.majakka.bot.studio;

import fi.majakka.bot.editorial.Draft;
import fi.majakka.bot.editorial.Editing;
import fi.majakka.bot.editorial.Release;
import fi.majakka.bot.editorial.Releases;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which draft an edit goes into. */
final class Drafts {
  private Drafts() {}

  /** Those that can be written into. */
  static List<Draft> open(Editing editing) {
    return editing.alive().stream().filter(draft -> draft.state() == Draft.State.OPEN).toList();
  }

  /** One of them. */
  static Optional<Draft> open(Editing editing, String id) {
    return open(editing).stream().filter(draft -> draft.id().equals(id)).findFirst();
  }

  /** An id for something new: the name, with a number behind it if that is taken. */
  static String freeId(String name, Collection<String> taken) {
    return Stream.iterate(1, n -> n + 1)
        .map(n -> n == 1 ? name : name + "-" + n)
        .filter(id -> !taken.contains(id))
        .findFirst()
        .orElseThrow();
  }

  /** What is published, read as an edit would begin from it; stored nowhere. */
  static Draft unsaved(Releases releases, Clock clock) {
    return new Draft(
        "",
        "",
        Release.Kind.EDIT,
        "",
        releases.current().orElseThrow().release().number(),
        Draft.State.OPEN,
        0,
        Set.of(),
        clock.instant(),
        clock.instant(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
