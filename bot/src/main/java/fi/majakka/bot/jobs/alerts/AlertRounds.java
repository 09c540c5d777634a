package fi.majakka.bot.jobs.alerts;

import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.jobs.Vacancy;
import fi.majakka.bot.mail.Mail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Keeps what the rounds of matching and telling need: one instance matches at a time, and each
 * finding is noted and told once. Thread-safe.
 */
public interface AlertRounds {

  /**
   * Takes the matching for one instance.
   *
   * @return the revision of the vacancies that it came to; empty when another instance has it
   */
  Optional<Long> beginMatching(String owner, Duration lease);

  /**
   * Vacancies that are new after a revision, with when they were first seen.
   *
   * @return the revision that they go to
   */
  long freshAfter(long revision, Consumer<Fresh> fresh);

  /** Every search in force. */
  void each(Consumer<Alert> alerts);

  /**
   * Notes what was found; what was noted before stays as it was. The lease of the matching begins
   * anew.
   *
   * @return false when another instance has taken the matching meanwhile; then nothing is noted
   */
  boolean found(String owner, Duration lease, List<Match> matches);

  /** The matching came to a revision, unless another instance has taken it meanwhile. */
  void endMatching(String owner, long revision);

  /** Searches that have something to tell that is due. */
  List<Due> due(Instant now, int most);

  /**
   * Tells the owners: each message goes into the queue of its channel in the same transaction that
   * marks its findings as told, so that none is told twice.
   *
   * @return how many were told, once that is on disk; others have ended, or another instance told
   *     them first
   */
  CompletableFuture<Integer> tell(Map<Due, Telling> messages);

  /** Ends what is past its time, or was never confirmed. */
  void clean(Instant now, Instant unconfirmedBefore);

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
   * @param vacancies ids of what was found
   * @param last number of the last finding that is told with it
   * @param number of its message, from 1
   */
  record Due(Alert alert, List<String> vacancies, int last, int number, Optional<String> address) {
    public Due {
      vacancies = List.copyOf(vacancies);
    }
  }

  /** A message for the channel of a search; one of both, or none when nothing is left to tell. */
  record Telling(Optional<Reply> reply, Optional<Mail> mail) {}
}
