package fi.majakka.bot.storage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits many writes at once, so that one forced disk write serves them all. A future completes
 * only after its write is on disk. One thread writes; any thread may submit.
 */
public final class GroupCommit implements AutoCloseable {
  /** The rows of one commit; more gain little and make the first one wait (measured, 0003). */
  private static final int MOST = 256;

  /** So long a patient write waits for company. */
  private static final Duration PATIENCE = Duration.ofMillis(5);

  /** The last entry of a closing queue. */
  private static final Entry<Boolean> END = new Entry<>(handle -> true, false);

  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
  private final Jdbi jdbi;
  private final Optional<EmbeddedFile> file;
  private final LinkedBlockingQueue<Entry<?>> queue = new LinkedBlockingQueue<>();

  /** Who waits for a write goes on in a thread of ours, whatever else the JVM's shared ones do. */
  private final ExecutorService told =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "majakka-written");
            thread.setDaemon(true);
            return thread;
          });

  private final Thread writer = new Thread(this::run, "majakka-writer");

  /** Guarded by the queue: nothing is added once it is true. */
  private boolean closing;

  /**
   * @param file of an embedded database, which is forced to disk by hand
   */
  GroupCommit(Jdbi jdbi, Optional<EmbeddedFile> file) {
    this.jdbi = jdbi;
    this.file = file;
    writer.start();
  }

  /** One write; may be run again when another write of its group fails. */
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {
    T apply(Handle handle);
  }

  /** Queues a write. */
  public <T extends @Nullable Object> CompletableFuture<T> submit(Work<T> work) {
    return submit(new Entry<>(work, false));
  }

  private <T extends @Nullable Object> CompletableFuture<T> submit(Entry<T> entry) {
    synchronized (queue) {
      if (closing) {
        entry.fail(new StorageException("the database takes no more writes"));
      } else {
        queue.add(entry);
      }
    }
    return entry.future;
  }

  /** Queues a write that has nothing to give back. */
  public CompletableFuture<Void> run(Consumer<Handle> work) {
    return done(work, false);
  }

  /**
   * Queues a write for which no person waits: it goes with the next group, and makes one of its own
   * only if none comes within a moment. As durable as any other once its future completes.
   */
  public CompletableFuture<Void> runPatiently(Consumer<Handle> work) {
    return done(work, true);
  }

  private CompletableFuture<Void> done(Consumer<Handle> work, boolean patient) {
    return submit(
            new Entry<>(
                handle -> {
                  work.accept(handle);
                  return true;
                },
                patient))
        .thenAccept(written -> {});
  }

  /** True while the writer lives. */
  boolean healthy() {
    return writer.isAlive();
  }

  /** How many writes wait. */
  public int waiting() {
    return queue.size();
  }

  private void run() {
    List<Entry<?>> group = new ArrayList<>(MOST);
    try {
      while (true) {
        group.add(next());
        queue.drainTo(group, MOST - 1);
        awaitCompany(group);
        boolean last = group.removeIf(entry -> entry == END);
        if (!group.isEmpty()) {
          commit(group);
          group.clear();
        }
        if (last) {
          return;
        }
      }
    } catch (InterruptedException e) {
      LOG.error("the writer was interrupted");
    } finally {
      abandon(group);
      told.shutdown();
    }
  }

  /** Nobody may wait for ever for a writer that an error of the machine has ended. */
  private void abandon(List<Entry<?>> group) {
    synchronized (queue) {
      closing = true;
      queue.drainTo(group);
    }
    group.forEach(entry -> entry.fail(new StorageException("the writer has stopped")));
  }

  /** The next write; while there is none, an embedded file is tidied. */
  private Entry<?> next() throws InterruptedException {
    if (file.isPresent() && file.get().untidy()) {
      Entry<?> entry = queue.poll(EmbeddedFile.QUIET.toMillis(), TimeUnit.MILLISECONDS);
      if (entry != null) {
        return entry;
      }
      file.get().startTidying();
      entry = queue.poll(EmbeddedFile.TIDYING.toMillis(), TimeUnit.MILLISECONDS);
      file.get().endTidying();
      if (entry != null) {
        return entry;
      }
    }
    return queue.take();
  }

  /** A group of patient writes only is not worth a commit and a forced write yet. */
  private void awaitCompany(List<Entry<?>> group) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (group.size() < MOST && group.stream().allMatch(entry -> entry.patient)) {
      Entry<?> company = queue.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (company == null) {
        return;
      }
      group.add(company);
      queue.drainTo(group, MOST - group.size());
    }
  }

  private void commit(List<Entry<?>> group) {
    try {
      jdbi.useHandle(
          handle -> {
            handle.useTransaction(same -> group.forEach(entry -> entry.run(same)));
            file.ifPresent(embedded -> embedded.force(handle));
          });
    } catch (RuntimeException e) {
      if (group.size() == 1) {
        group.get(0).fail(e);
        return;
      }
      LOG.debug("a group of {} writes failed; each is tried alone", group.size());
      group.forEach(entry -> commit(List.of(entry)));
      return;
    }
    group.forEach(entry -> entry.complete(told));
  }

  /** Writes what is queued and ends; never interrupts, which would close the database's file. */
  @Override
  public void close() {
    synchronized (queue) {
      if (!closing) {
        closing = true;
        queue.add(END);
      }
    }
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Entry<T extends @Nullable Object> {
    private final Work<T> work;
    private final boolean patient;
    private final CompletableFuture<T> future = new CompletableFuture<>();
    private @Nullable T result;

    Entry(Work<T> work, boolean patient) {
      this.work = work;
      this.patient = patient;
    }

    void run(Handle handle) {
      result = work.apply(handle);
    }

    void fail(RuntimeException why) {
      future.completeExceptionally(why);
    }

    @SuppressWarnings("NullAway") // null is T's own null: a Work<Void> has nothing to give
    void complete(Executor executor) {
      future.completeAsync(() -> result, executor);
    }
  }
}
