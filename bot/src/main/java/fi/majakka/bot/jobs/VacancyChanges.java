package fi.majakka.bot.jobs;

import java.util.function.Consumer;

/** Tells what changed among the vacancies. */
@FunctionalInterface
public interface VacancyChanges {
  /** There are no vacancies, and there will be none. */
  VacancyChanges NONE = (revision, open, gone) -> revision;

  /**
   * Everything that changed after a revision.
   *
   * @param open takes vacancies that are open
   * @param gone takes ids of those that are not, or not any more
   * @return the revision that is now known
   */
  long changesAfter(long revision, Consumer<Vacancy> open, Consumer<String> gone);
}
