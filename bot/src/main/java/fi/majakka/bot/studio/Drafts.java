package fi.majakka.bot.studio;

import fi.majakka.bot.editorial.Draft;
import fi.majakka.bot.editorial.Editing;
import fi.majakka.bot.editorial.Release;
import fi.majakka.bot.editorial.Releases;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
