package fi.majakka.bot.jobs.alerts;

import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.jobs.Vacancy;
import fi.majakka.bot.mail.Mail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Keeps saved searches and what was found for them. Thread-safe. */
public interface AlertStore {

  /** Saves a search that goes by mail; it waits until its address is confirmed. */
  void saveForMail(Alert alert, String address, Mail confirmation);

  /** How many searches by mail were begun for an address since then. */
  int begunFor(String address, Instant since);

  /** The address is confirmed; false when there is no such search any more. */
  boolean confirm(String id);

  /** A saved search, with whether it is confirmed. */
  Optional<Saved> find(String id);

  /** Ends a search and forgets all of it. */
  void stop(String id);

  /** What was found for a search, the newest first. */
  List<Finding> findings(String id, int most);

  /**
   * Takes the matching for one instance.
   *
   * @return the revision of the vacancies that it came to; empty when another instance has it
   */
  Optional<Long> beginMatching(String owner, Duration lease);

  /** Vacancies that are new after a revision, with when they were first seen. */
  long freshAfter(long revision, Consumer<Fresh> fresh);

  /** Every search in force. */
  void each(Consumer<Alert> alerts);

  /** Notes what was found; what was noted before stays as it was. */
  void found(List<Match> matches);

  /** The matching came to a revision. */
  void endMatching(long revision);

  /** Searches that have something to tell that is due. */
  List<Due> due(Instant now, int most);

  /**
   * Tells the owners: each message goes into the queue of its channel in the same transaction that
   * marks its findings as told, so that none is told twice.
   */
  void tell(List<Due> due, Function<Due, Telling> message);

  /** Ends what is past its time, or was never confirmed. */
  void clean(Instant now, Instant unconfirmedBefore);

  /** How many searches are in force. */
  long count();

  /** A saved search as its page shows it. */
  record Saved(Alert alert, boolean confirmed) {}

  /** A vacancy that was found for a search. */
  record Finding(String vacancy, Instant found, boolean told) {}

  /** A vacancy, and when it was first seen. */
  record Fresh(Vacancy vacancy, Instant seen) {}

  /**
   * What was found for a search.
   *
   * @param vacancies ids by what makes a vacancy the same in two feeds
   * @param due when to tell it, unless something is due earlier
   */
  record Match(Alert alert, Map<Long, String> vacancies, Instant due) {
    public Match {
      vacancies = Map.copyOf(vacancies);
    }
  }

  /**
   * A search that has something to tell.
   *
   * @param number of its message, from 1
   */
  record Due(Alert alert, Map<Long, String> vacancies, int number, Optional<String> address) {
    public Due {
      vacancies = Map.copyOf(vacancies);
    }
  }

  /** A message for the channel of a search; one of both, or none when nothing is left to tell. */
  record Telling(Optional<Reply> reply, Optional<Mail> mail) {}
}
