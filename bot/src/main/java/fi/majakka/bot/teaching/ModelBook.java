package fi.majakka.bot.teaching;

import fi.majakka.bot.accounts.AuditEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Keeps trainings, the models that came of them, and which model is in use. */
public interface ModelBook {
  /** Bytes of a part at most: what the embedded database takes in one value. */
  int PART = 512 * 1024;

  /**
   * Notes that a training begins.
   *
   * @param instance the process that runs it
   * @return empty when another one runs, here or at another instance
   */
  CompletableFuture<Optional<Long>> begin(
      String instance, String base, Collection<TaughtLine> lines, AuditEntry entry);

  /** Notes that a training is alive, and what it does. */
  CompletableFuture<Void> beat(long id, TaughtModel.Stage stage);

  /**
   * Ends a training with a model, whose parts are there; one that waited before is discarded.
   *
   * @return false when it was declared dead meanwhile
   */
  CompletableFuture<Boolean> ready(long id, String model, String digest, TrainingReport report);

  /** Ends a training or a model that waits. */
  CompletableFuture<Boolean> end(long id, TaughtModel.State state, AuditEntry entry);

  /** Declares trainings dead that gave no sign since; completes with how many. */
  CompletableFuture<Integer> interrupt(Instant silentSince);

  Optional<TaughtModel> find(long id);

  /** The newest first. */
  List<TaughtModel> latest(int most);

  /** The lines that a model was trained from. */
  Set<Long> lines(long id);

  /** How many visitors' sentences a model holds whose consent is gone. */
  int withdrawn(long id);

  Head head();

  /**
   * Puts a model in use; empty is the one that the project ships.
   *
   * @return false when another one than {@code expected} is in use by now
   */
  CompletableFuture<Boolean> use(Head expected, Optional<Long> next, AuditEntry entry);

  /** Stores a part of a model's file. */
  CompletableFuture<Void> put(long id, String file, int number, byte[] content);

  /** A part of a model's file; empty after the last. */
  Optional<byte[]> part(long id, String file, int number);

  /** Deletes the parts of every model that is neither in use nor the former one nor waits. */
  CompletableFuture<Void> forgetOthers();

  /**
   * Which model is in use; an empty one is the one that the project ships.
   *
   * @param hasFormer false until a model was changed for the first time
   */
  record Head(
      Optional<Long> inUse,
      Optional<Long> former,
      boolean hasFormer,
      Optional<String> changedBy,
      Optional<Instant> changedAt) {}
}
