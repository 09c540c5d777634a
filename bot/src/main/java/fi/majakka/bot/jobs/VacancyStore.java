package fi.majakka.bot.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Keeps vacancies. Thread-safe; several instances may share one. */
public interface VacancyStore extends VacancyChanges {

  /**
   * Imports a feed: what is new or changed is stored, what has ended is deleted. What the reader
   * throws goes on to the caller, and then nothing is ended.
   *
   * @param complete true when a vacancy that the feed does not have has ended
   */
  ImportReport importFrom(FeedSource feed, Iterator<FeedLine> lines, boolean complete);

  /**
   * Takes a feed to be imported, for one instance at a time.
   *
   * @param every it is due again after this
   * @param lease it is free again after this, should the importer be lost
   * @return false when it is not due, or another instance has it
   */
  boolean claim(FeedSource feed, String owner, Duration every, Duration lease);

  /** Ends every vacancy of a feed. */
  int endAll(String feed);

  /** Notes that a feed could not be imported. */
  void failed(FeedSource feed, String why);

  /** The description of an open vacancy. */
  Optional<Localized> description(String id);

  /** Every feed. */
  List<FeedState> feeds();

  /** Where the last import of a feed came to: what changed later is asked for next. */
  Optional<Instant> watermark(String feed);

  /** Deletes what ended, and what has lain ended for long. */
  void clean();
}
