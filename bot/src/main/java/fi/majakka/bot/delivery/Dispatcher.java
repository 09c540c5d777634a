package fi.majakka.bot.delivery;

import fi.majakka.bot.config.Trace;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.delivery.DeliveryStore.Send;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends replies in the order of their conversation, one at a time in each: again with growing
 * pauses, as late as the channel asks, and into the dead letters when it never will.
 */
final class Dispatcher implements AutoCloseable {
  private static final int TRIES = 8;
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration LEASE = Duration.ofSeconds(60);

  /** Waits shorter than this are kept in memory only. */
  private static final Duration SHORT = Duration.ofSeconds(5);

  /** A wait that a person notices, and is shown that an answer is coming. */
  private static final Duration NOTICEABLE = Duration.ofMillis(400);

  /** After a failure of our own, and while an earlier reply is sent by another instance. */
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final CompletableFuture<Boolean> NOTHING_MORE =
      CompletableFuture.completedFuture(false);
  private final DeliveryStore store;
  private final Map<String, Channel> channels;
  private final Clock clock;

  /** What waits in each conversation, by its place in the order of sends. */
  private final ConcurrentMap<ConversationId, ConcurrentSkipListMap<Long, Send>> queues =
      new ConcurrentHashMap<>();

  private final ConversationLanes lanes;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Workers.named("timer"));

  Dispatcher(DeliveryStore store, Map<String, Channel> channels, Clock clock) {
    this.store = store;
    this.channels = Map.copyOf(channels);
    this.clock = clock;
    this.lanes = new ConversationLanes("send", 16, this::sendNext);
  }

  /** Queues a reply whose turn is stored; one that is queued already changes nothing. */
  void offer(Send send) {
    queues.compute(
        send.conversation(),
        (id, queue) -> {
          ConcurrentSkipListMap<Long, Send> waiting =
              queue == null ? new ConcurrentSkipListMap<>() : queue;
          waiting.putIfAbsent(send.seq(), send);
          return waiting;
        });
    lanes.wake(send.conversation());
  }

  /** How many replies wait in memory. */
  int waiting() {
    return queues.values().stream().mapToInt(ConcurrentSkipListMap::size).sum();
  }

  private CompletableFuture<Boolean> sendNext(ConversationId id) {
    ConcurrentSkipListMap<Long, Send> queue = queues.get(id);
    Map.Entry<Long, Send> head = queue == null ? null : queue.firstEntry();
    if (queue == null || head == null) {
      queues.computeIfPresent(id, (key, left) -> left.isEmpty() ? null : left);
      return NOTHING_MORE;
    }
    CompletableFuture<Boolean> handled;
    try {
      handled = send(queue, head.getValue());
    } catch (RuntimeException e) {
      handled = CompletableFuture.failedFuture(e);
    }
    return handled.exceptionally(
        e -> {
          LOG.error("a reply could not be handled, again soon: {}", new Trace(e));
          wakeAfter(id, MOMENT);
          return false;
        });
  }

  /** Sends what is first; true when the next may follow. */
  private CompletableFuture<Boolean> send(ConcurrentSkipListMap<Long, Send> queue, Send head) {
    ConversationId id = head.conversation();
    Duration early = Duration.between(clock.instant(), head.at());
    if (early.compareTo(Duration.ZERO) > 0) {
      wakeAfter(id, early);
      return NOTHING_MORE;
    }
    if (head.behind() && !store.isNext(head)) {
      wakeAfter(id, MOMENT);
      return NOTHING_MORE;
    }
    Channel channel = channels.get(head.channel());
    SendResult result =
        channel == null
            ? new SendResult.Rejected("the channel is off", false)
            : channel.send(id, head.reply());
    if (result instanceof SendResult.RetryLater wait) {
      if (channel != null && wait.after().compareTo(NOTICEABLE) > 0) {
        channel.typing(id);
      }
      return retry(queue, head, wait);
    }
    if (result instanceof SendResult.Rejected no) {
      LOG.warn("a reply was refused by {}: {}", head.channel(), no.why());
      return store
          .dead(head, no.why(), no.gone())
          .thenApply(
              noted -> {
                if (no.gone()) {
                  queue.clear();
                }
                return next(queue, head);
              });
    }
    return store.sent(head).thenApply(noted -> next(queue, head));
  }

  private static boolean next(ConcurrentSkipListMap<Long, Send> queue, Send done) {
    queue.remove(done.seq());
    return true;
  }

  private CompletableFuture<Boolean> retry(
      ConcurrentSkipListMap<Long, Send> queue, Send head, SendResult.RetryLater wait) {
    boolean ownPause = wait.after().isZero();
    int attempts = ownPause ? head.attempts() + 1 : head.attempts();
    if (attempts >= TRIES) {
      LOG.warn("a reply was given up after {} tries: {}", TRIES, wait.why());
      return store.dead(head, wait.why(), false).thenApply(noted -> next(queue, head));
    }
    Duration pause = ownPause ? backOff(attempts) : wait.after();
    Send later = head.again(attempts, clock.instant().plus(pause));
    queue.replace(head.seq(), later);
    CompletableFuture<Void> noted =
        ownPause || pause.compareTo(SHORT) > 0
            ? store.later(later, LEASE, wait.why())
            : CompletableFuture.completedFuture(null);
    return noted.thenApply(
        done -> {
          wakeAfter(head.conversation(), pause);
          return false;
        });
  }

  /** Full jitter over a doubling pause, as in AWS's "Exponential Backoff And Jitter". */
  private static Duration backOff(int attempts) {
    long most = Math.min(LONGEST.toMillis(), 1000L << Math.min(attempts, 16));
    return Duration.ofMillis(100 + ThreadLocalRandom.current().nextLong(most));
  }

  private void wakeAfter(ConversationId id, Duration pause) {
    Future<?> unused =
        timer.schedule(() -> lanes.wake(id), Math.max(1, pause.toMillis()), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    lanes.close();
  }
}
