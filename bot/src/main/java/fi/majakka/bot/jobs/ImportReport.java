package fi.majakka.bot.jobs;

import java.util.List;
import java.util.Optional;

/**
 * What an import did.
 *
 * @param same vacancies that were there already, unchanged
 * @param ended vacancies that the feed no longer has, or says have ended
 * @param refused the first of what could not be used; {@code refusedInAll} counts them
 * @param kept why nothing was ended though vacancies were missing
 */
public record ImportReport(
    String feed,
    int fresh,
    int changed,
    int same,
    int ended,
    int refusedInAll,
    List<FeedLine.Refused> refused,
    Optional<String> kept) {

  public ImportReport {
    refused = List.copyOf(refused);
  }

  /** How many usable vacancies the feed had. */
  public int found() {
    return fresh + changed + same;
  }
}
