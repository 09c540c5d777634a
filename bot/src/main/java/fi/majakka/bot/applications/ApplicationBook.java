package fi.majakka.bot.applications;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The coordinators' and employers' side of the open applications: always in order of arrival, never
 * in any other. Nothing is kept at hand, so what is withdrawn is gone from the next look on.
 * Thread-safe.
 */
public interface ApplicationBook {

  /** What a coordinator sees: everything shared and still valid that the filter lets through. */
  List<Application> shared(FactFilter filter);

  /**
   * What an employer sees: those that reach the employer. Completes once the look stands in the
   * log.
   */
  CompletableFuture<List<Application>> shown(EmployerView view, FactFilter filter);

  /** Adds an employer that the knowledge base does not know. */
  CompletableFuture<Employer> addEmployer(String name, String coordinator);

  /** Opens a window for an employer. */
  CompletableFuture<EmployerView> handOut(Employer employer, String coordinator, Instant until);

  /** Shuts a window at once; completes with false when there is none open. */
  CompletableFuture<Boolean> revoke(String view, String coordinator);

  /** The window of an id, open or shut. */
  Optional<EmployerView> view(String id);

  /** Every window that is still in the log, newest first. */
  List<EmployerView> views();

  /** When a window was looked through, newest first. */
  List<Look> looks(String view);

  /**
   * One look.
   *
   * @param shown how many applications it showed
   */
  record Look(Instant at, int shown) {}
}
