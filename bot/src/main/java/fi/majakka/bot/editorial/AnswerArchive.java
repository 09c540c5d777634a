package fi.majakka.bot.editorial;

import fi.majakka.bot.answers.Archive;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Finds earlier versions of answers in the releases that said them. */
public final class AnswerArchive implements Archive {
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
  private final Releases releases;
  private final Clock clock;

  public AnswerArchive(Releases releases, Clock clock) {
    this.releases = releases;
    this.clock = clock;
  }

  @Override
  public Optional<Said> saying(String topic, int version, Optional<LocalDate> on) {
    Optional<Instant> endOfDay =
        on.map(day -> day.plusDays(1).atStartOfDay(FINLAND).toInstant().minusMillis(1));
    return releases
        .thatSaid(topic, version, endOfDay)
        .map(published -> new Said(published.knowledge(), on.orElse(lastDay(published))));
  }

  private LocalDate lastDay(Published published) {
    Instant end = releases.replacedAt(published.release()).orElse(clock.instant());
    return LocalDate.ofInstant(end, FINLAND);
  }
}
