package fi.majakka.bot.jobs.held;

import fi.majakka.bot.conversation.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Keeps vacancies that employers leave. Thread-safe; several instances may share one. */
public interface HeldVacancies {

  /**
   * Takes a vacancy; it waits for a coordinator. The same id again changes nothing.
   *
   * @return false when the id is known
   */
  CompletableFuture<Boolean> leave(String id, Language language, Offer offer);

  /**
   * Puts another text in place; it waits for a coordinator again.
   *
   * @param version the one that the employer saw
   * @return false when it has changed since, or is gone
   */
  CompletableFuture<Boolean> change(String id, int version, Offer offer);

  /** Destroys the texts; the id is kept until the published vacancy has ended everywhere. */
  CompletableFuture<Boolean> withdraw(String id);

  /**
   * Accepts one, with an entry in the audit log.
   *
   * @param version the one that the coordinator read
   * @return false when it does not wait, or has changed since
   */
  CompletableFuture<Boolean> accept(String id, int version, String who);

  /** Refuses one, with an entry in the audit log; see {@link #accept}. */
  CompletableFuture<Boolean> refuse(String id, int version, String who, String reason);

  /** The one of an id, unless it was withdrawn. */
  Optional<HeldVacancy> find(String id);

  /** Those that were not withdrawn, in order of arrival. */
  List<HeldVacancy> all();

  /** Ids of those that are not accepted, or not any more. */
  Set<String> notAccepted();

  /** Deletes those whose last day is before a day, and those withdrawn by then. */
  CompletableFuture<Integer> forget(LocalDate before);
}
