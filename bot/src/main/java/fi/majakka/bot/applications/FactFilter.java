package fi.majakka.bot.applications;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * Which applications are looked at: each condition is a fact that the applicant told, and nothing
 * is weighed against anything.
 *
 * @param work a kind of work; those who take any work are let through
 * @param place a municipality; those who take any are let through
 * @param finnish at least
 * @param english at least
 * @param by those who can start on this day or before; who wants to agree on it is let through
 * @param experience at least
 */
public record FactFilter(
    Optional<String> work,
    Optional<String> place,
    Level finnish,
    Level english,
    Optional<LocalDate> by,
    Experience experience) {
  /** Lets everything through. */
  public static final FactFilter ALL =
      new FactFilter(
          Optional.empty(),
          Optional.empty(),
          Level.NONE,
          Level.NONE,
          Optional.empty(),
          Experience.NONE);

  /** True when the facts meet every condition. */
  public boolean admits(Facts facts) {
    return work.map(wanted -> does(facts, wanted)).orElse(true)
        && place
            .map(where -> facts.places().isEmpty() || facts.places().contains(where))
            .orElse(true)
        && facts.finnish().compareTo(finnish) >= 0
        && facts.english().compareTo(english) >= 0
        && by.flatMap(day -> facts.from().map(from -> !from.isAfter(day))).orElse(true)
        && facts.experience().compareTo(experience) >= 0;
  }

  private static boolean does(Facts facts, String wanted) {
    String words = wanted.toLowerCase(Locale.ROOT);
    return facts.works().isEmpty()
        || facts.works().stream().anyMatch(work -> work.toLowerCase(Locale.ROOT).contains(words));
  }
}
