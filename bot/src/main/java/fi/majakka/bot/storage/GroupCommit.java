package fi.majakka.bot.storage;

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

  /** The last entry of a closing queue. */
  private static final Entry<Boolean> END = new Entry<>(handle -> true);

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
    Entry<T> entry = new Entry<>(work);
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
    return submit(
            handle -> {
              work.accept(handle);
              return true;
            })
        .thenAccept(done -> {});
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
    private final CompletableFuture<T> future = new CompletableFuture<>();
    private @Nullable T result;

    Entry(Work<T> work) {
      this.work = work;
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
