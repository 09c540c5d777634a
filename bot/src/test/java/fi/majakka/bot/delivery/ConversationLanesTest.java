package fi.majakka.bot.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.majakka.bot.conversation.ConversationId;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One conversation, one piece of work at a time, in order, whatever happens to a piece. */
class ConversationLanesTest {
  private static final ConversationId ONE = new ConversationId("one");

  @Test
  void aLaneThatAnErrorHasEndedCanBeWokenAgain() {
    AtomicInteger tries = new AtomicInteger();
    try (ConversationLanes lanes =
        new ConversationLanes(
            "test",
            2,
            id -> {
              if (tries.incrementAndGet() == 1) {
                throw new LinkageError("an error of the machine");
              }
              return CompletableFuture.completedFuture(false);
            })) {
      lanes.wake(ONE);
      await().dontCatchUncaughtExceptions().until(() -> tries.get() == 1 && lanes.size() == 0);
      lanes.wake(ONE);
      await().dontCatchUncaughtExceptions().until(() -> tries.get() == 2 && lanes.size() == 0);
    }
  }

  @Test
  void whatComesWhileALaneRunsIsDoneInOrder() {
    Queue<Integer> work = new ConcurrentLinkedQueue<>();
    List<Integer> done = new CopyOnWriteArrayList<>();
    try (ConversationLanes lanes =
        new ConversationLanes(
            "test",
            4,
            id -> {
              Integer next = work.poll();
              // Some pieces have ended when they return, some end later in a thread of their own.
              return next != null && next % 3 == 0
                  ? CompletableFuture.supplyAsync(() -> done.add(next))
                  : CompletableFuture.completedFuture(next != null && done.add(next));
            })) {
      for (int i = 0; i < 2000; i++) {
        work.add(i);
        lanes.wake(ONE);
      }
      await().until(() -> done.size() == 2000);
      assertThat(done).isSorted();
    }
  }

  @Test
  void closingWaitsForThePieceUnderWayAndBeginsNoOther() {
    CompletableFuture<Boolean> under = new CompletableFuture<>();
    AtomicInteger begun = new AtomicInteger();
    ConversationLanes lanes =
        new ConversationLanes(
            "test",
            2,
            id -> {
              begun.incrementAndGet();
              return under;
            });
    lanes.wake(ONE);
    await().until(() -> begun.get() == 1);
    Thread closing = new Thread(lanes::close);
    closing.start();
    await().until(() -> closing.getState() == Thread.State.WAITING);
    lanes.wake(ONE);
    under.complete(true);
    await().until(() -> closing.getState() == Thread.State.TERMINATED);
    assertThat(begun).hasValue(1);
    assertThat(lanes.size()).isZero();
  }
}
