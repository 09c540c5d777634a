package fi.majakka.bot.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An open vacancy as it is searched; its description is read when it is shown.
 *
 * @param id our own, in addresses
 * @param feed the feed that it came by
 * @param sameAs equal for the same vacancy in two feeds
 * @param url where it is published, or our own page
 */
public record Vacancy(
    String id,
    String feed,
    long sameAs,
    Localized title,
    String employer,
    List<String> municipalities,
    List<String> occupations,
    int kindMask,
    LanguageNeed language,
    boolean noExperience,
    Instant published,
    Optional<Instant> expires,
    Optional<String> url) {

  public Vacancy {
    municipalities = List.copyOf(municipalities);
    occupations = List.copyOf(occupations);
  }

  /** What kind of employment it states. */
  public Set<Employment> kinds() {
    return Employment.of(kindMask);
  }

  /** True until it ends. */
  public boolean openAt(Instant now) {
    return expires.isEmpty() || expires.get().isAfter(now);
  }
}
