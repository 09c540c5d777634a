package fi.majakka.bot.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A vacancy as its feed tells it. Names, addresses and numbers of contact persons are left behind
 * by the readers.
 *
 * @param externalId the feed's own id; the same id again is the same vacancy
 * @param municipalities Statistics Finland's codes, three digits
 * @param occupations ISCO-08 codes
 * @param expires when it ends by itself
 * @param url where the vacancy, or the way to apply, is
 */
public record Posting(
    String externalId,
    Localized title,
    String employer,
    List<String> municipalities,
    List<String> occupations,
    Set<Employment> kinds,
    LanguageNeed language,
    boolean noExperience,
    OptionalInt positions,
    Instant published,
    Optional<Instant> expires,
    Optional<String> url,
    Optional<Localized> description) {

  public Posting {
    municipalities = List.copyOf(municipalities);
    occupations = List.copyOf(occupations);
    kinds = Set.copyOf(kinds);
    if (externalId.isBlank() || externalId.length() > 200) {
      throw new IllegalArgumentException("an id has 1 to 200 characters");
    }
    if (employer.isBlank() || employer.length() > 200) {
      throw new IllegalArgumentException("an employer's name has 1 to 200 characters");
    }
    if (title.all().length() > 600 || title.all().isBlank()) {
      throw new IllegalArgumentException("a title has 1 to 300 characters");
    }
    url.ifPresent(
        address -> {
          if (!address.matches("https?://[^\\s\"'<>]{3,990}")) {
            throw new IllegalArgumentException("the address is not an http address");
          }
        });
  }
}
