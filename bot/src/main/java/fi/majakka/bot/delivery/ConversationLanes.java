package fi.majakka.bot.delivery;

import fi.majakka.bot.conversation.ConversationId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One lane for each conversation: its work is done one piece at a time, in order, however many ask
 * for it. Lanes run beside each other. Thread-safe.
 */
final class ConversationLanes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConversationLanes.class);
  private final ExecutorService workers;
  private final Predicate<ConversationId> work;

  private final ConcurrentMap<ConversationId, Lane> running = new ConcurrentHashMap<>();

  private volatile boolean closing;

  /**
   * @param work does one piece of a conversation's work; false when none is left
   */
  ConversationLanes(String name, int threads, Predicate<ConversationId> work) {
    this.workers = Workers.blocking(name, threads);
    this.work = work;
  }

  /** Says that there is work in a lane. */
  void wake(ConversationId id) {
    if (closing) {
      return;
    }
    if (running.merge(id, Lane.BUSY, (was, isNew) -> Lane.ASKED_AGAIN) == Lane.BUSY) {
      workers.execute(() -> run(id));
    }
  }

  /** How many lanes run. */
  int size() {
    return running.size();
  }

  private void run(ConversationId id) {
    try {
      boolean more = true;
      while (more && !closing) {
        more = work.test(id);
      }
    } catch (RuntimeException e) {
      LOG.error("a lane stopped: {}", e.getClass().getName(), e);
    } finally {
      leave(id); // also after an error of the machine: a lane must never stay busy for ever
    }
  }

  /** Asked again meanwhile: run once more; otherwise the lane ends. Both are one atomic step. */
  private void leave(ConversationId id) {
    boolean again =
        running.computeIfPresent(
                id, (key, lane) -> (lane == Lane.ASKED_AGAIN && !closing) ? Lane.BUSY : null)
            != null;
    if (again) {
      workers.execute(() -> run(id));
    }
  }

  /** Lets the work under way end, for at most 25 seconds. */
  @Override
  public void close() {
    closing = true;
    workers.shutdown();
    try {
      if (!workers.awaitTermination(25, TimeUnit.SECONDS)) {
        workers.shutdownNow();
      }
    } catch (InterruptedException e) {
      workers.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  /** A lane that runs, and whether something came in meanwhile. */
  private enum Lane {
    BUSY,
    ASKED_AGAIN
  }
}
