package fi.majakka.bot.studio;

import fi.majakka.bot.editorial.Presence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Who else has the same file open in an editor, so that two people can talk before they clash. */
public final class OpenEditors {
  /** Somebody who has not come back for so long has gone. */
  private static final Duration MOMENT = Duration.ofMinutes(15);

  private final Presence presence;
  private final Clock clock;

  public OpenEditors(Presence presence, Clock clock) {
    this.presence = presence;
    this.clock = clock;
  }

  /** Notes that the user has a file open; returns the others who do. */
  List<String> open(String path, Visit visit) {
    Instant now = clock.instant();
    String name = visit.user().name();
    presence.seen(path, name, now).join();
    return presence.others(path, name, now.minus(MOMENT));
  }
}
