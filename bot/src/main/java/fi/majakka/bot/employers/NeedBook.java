package fi.majakka.bot.employers;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What employers have said they will need. Figures are published as sums over {@link #LEAST}
 * answers or more that are counted once and never change, so that nothing smaller can be computed
 * by subtraction, neither between figures nor between days. Thread-safe.
 */
public interface NeedBook {
  /** The fewest answers behind a published figure. */
  int LEAST = 5;

  /** Adds a need, or changes what was said under the same id; completes once it is on disk. */
  CompletableFuture<Void> put(Need need);

  /** A need by its id. */
  Optional<Told> find(String id);

  /** Deletes a need with its key; false when there was none. Published sums stay. */
  CompletableFuture<Boolean> withdraw(String id);

  /** Every need, for coordinators and colleges, the next quarter first. */
  List<Told> all();

  /** What everybody may see. */
  List<Figure> published();

  /**
   * Publishes what has waited: answers told before an instant that are too few in their quarter or
   * municipality are summed over a wider one. Completes with how many figures were added.
   */
  CompletableFuture<Integer> widen(Instant toldBefore);

  /** Deletes what is past: needs of quarters before one, and figures of quarters before another. */
  CompletableFuture<Integer> forget(Quarter needsBefore, Quarter figuresBefore);

  /** A need with when it was told. */
  record Told(Need need, Instant at) {}

  /**
   * A published sum.
   *
   * @param municipality empty for the whole region
   * @param quarter empty when quarters were summed
   * @param answers at least {@link #LEAST}
   * @param workers needed in all
   */
  record Figure(
      String isco,
      Optional<String> municipality,
      Optional<Quarter> quarter,
      int answers,
      int workers) {}
}
