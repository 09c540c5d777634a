package fi.majakka.bot.delivery;

import fi.majakka.bot.config.Trace;
import fi.majakka.bot.conversation.ConversationId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One lane for each conversation: its work is done one piece at a time, in order, however many ask
 * for it. Lanes run beside each other; one that waits for its piece to end needs no thread.
 * Thread-safe.
 */
final class ConversationLanes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConversationLanes.class);
  private static final int FAREWELL_SECONDS = 25;
  private final ExecutorService workers;
  private final Function<ConversationId, CompletableFuture<Boolean>> work;
  private final ConcurrentMap<ConversationId, Lane> running = new ConcurrentHashMap<>();
  private volatile boolean closing;

  /**
   * @param work does one piece of a conversation's work; once that has ended, false when none is
   *     left
   */
  ConversationLanes(
      String name, int threads, Function<ConversationId, CompletableFuture<Boolean>> work) {
    this.workers = Workers.blocking(name, threads);
    this.work = work;
  }

  /** Says that there is work in a lane. */
  void wake(ConversationId id) {
    if (closing) {
      return;
    }
    Lane begun = new Lane(new CompletableFuture<>(), false);
    Lane lane = running.merge(id, begun, (was, isNew) -> new Lane(was.ended(), true));
    if (lane.equals(begun)) {
      execute(id);
    }
  }

  private void execute(ConversationId id) {
    try {
      workers.execute(() -> run(id));
    } catch (RejectedExecutionException e) {
      LOG.debug("closing: what waits is done after the next start", e);
      end(id);
    }
  }

  /** How many lanes run. */
  int size() {
    return running.size();
  }

  private void run(ConversationId id) {
    CompletableFuture<Boolean> piece = CompletableFuture.completedFuture(false);
    try {
      piece = work.apply(id);
    } catch (RuntimeException e) {
      stopped(e);
    } finally { // also after an error of the machine: a lane must never stay busy for ever
      CompletableFuture<Boolean> unused =
          piece.whenComplete((more, failure) -> next(id, more, failure));
    }
  }

  private void next(ConversationId id, @Nullable Boolean more, @Nullable Throwable failure) {
    if (failure != null) {
      stopped(failure instanceof CompletionException ? failure.getCause() : failure);
    }
    if (closing) {
      end(id);
    } else if (Boolean.TRUE.equals(more) || askedAgain(id)) {
      execute(id);
    }
  }

  private static void stopped(@Nullable Throwable why) {
    LOG.error("a lane stopped: {}", why == null ? "" : new Trace(why));
  }

  /** Asked again meanwhile: once more; otherwise the lane ends. Both are one atomic step. */
  private boolean askedAgain(ConversationId id) {
    Lane left =
        running.computeIfPresent(
            id,
            (key, lane) -> {
              if (lane.again()) {
                return new Lane(lane.ended(), false);
              }
              lane.ended().complete(true);
              return null;
            });
    return left != null;
  }

  private void end(ConversationId id) {
    Lane lane = running.remove(id);
    if (lane != null) {
      lane.ended().complete(true);
    }
  }

  /** Lets the work under way end, for at most 25 seconds. */
  @Override
  public void close() {
    closing = true;
    try {
      CompletableFuture.allOf(
              running.values().stream().map(Lane::ended).toArray(CompletableFuture<?>[]::new))
          .orTimeout(FAREWELL_SECONDS, TimeUnit.SECONDS)
          .join();
      workers.shutdown();
    } catch (CompletionException e) {
      LOG.warn("{} lanes did not end in time", running.size());
      workers.shutdownNow();
    }
  }

  /**
   * A lane that runs.
   *
   * @param again something came in meanwhile
   */
  private record Lane(CompletableFuture<Boolean> ended, boolean again) {}
}
