package fi.majakka.bot.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
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

  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
  private final Jdbi jdbi;
  private final boolean checkpoint;
  private final LinkedBlockingQueue<Entry<?>> queue = new LinkedBlockingQueue<>();
  private final Thread writer = new Thread(this::run, "majakka-writer");
  private volatile boolean closing;

  GroupCommit(Jdbi jdbi, boolean checkpoint) {
    this.jdbi = jdbi;
    this.checkpoint = checkpoint;
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
    if (closing) {
      entry.future.completeExceptionally(new StorageException("the database is closing"));
    } else {
      queue.add(entry);
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
    while (true) {
      try {
        group.add(queue.take());
      } catch (InterruptedException e) {
        if (closing && queue.isEmpty()) {
          return;
        }
        continue;
      }
      queue.drainTo(group, MOST - 1);
      commit(group);
      group.clear();
    }
  }

  private void commit(List<Entry<?>> group) {
    try {
      jdbi.useTransaction(handle -> group.forEach(entry -> entry.run(handle)));
      sync();
    } catch (RuntimeException e) {
      if (group.size() == 1) {
        group.get(0).future.completeExceptionally(e);
        return;
      }
      LOG.debug("a group of {} writes failed; each is tried alone", group.size());
      group.forEach(entry -> commit(List.of(entry)));
      return;
    }
    group.forEach(Entry::complete);
  }

  /** H2 commits to memory; this forces the file (engineering note in decision 0003). */
  private void sync() {
    if (checkpoint) {
      jdbi.useHandle(handle -> handle.execute("checkpoint sync"));
    }
  }

  @Override
  public void close() {
    closing = true;
    writer.interrupt();
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

    @SuppressWarnings("NullAway") // null is T's own null: a Work<Void> has nothing to give
    void complete() {
      future.completeAsync(() -> result);
    }
  }
}
