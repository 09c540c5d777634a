package fi.majakka.bot.delivery;

import fi.majakka.bot.config.Trace;
import fi.majakka.bot.conversation.Conversation;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.conversation.InboundMessage.Content;
import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.conversation.TurnHandler;
import fi.majakka.bot.delivery.DeliveryStore.Accepted;
import fi.majakka.bot.delivery.DeliveryStore.TakenException;
import fi.majakka.bot.delivery.DeliveryStore.Waiting;
import fi.majakka.bot.privacy.Masking;
import fi.majakka.bot.privacy.PersonalData;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The road of a message: masked, stored, answered in its lane, stored with its reply, sent. What
 * was accepted before a crash is taken up again at the next start, or by another instance.
 */
public final class MessageDesk implements Inbox, Sender, AutoCloseable {
  private static final int TRIES = 3;
  private static final int RECOVERED_AT_ONCE = 1000;
  private static final Duration ORPHANED = Duration.ofSeconds(3);
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Logger LOG = LoggerFactory.getLogger(MessageDesk.class);

  private final DeliveryStore store;
  private final TurnHandler handler;
  private final Apology apology;
  private final TurnReplies replies;
  private final Consumer<Turn> observer;
  private final Clock clock;
  private final int mostWaiting;
  private final Map<String, Channel> channels;
  private final String owner = UUID.randomUUID().toString();
  private final Masking masking = new Masking();
  private final ConversationLanes lanes;
  private final Dispatcher dispatcher;
  private final AtomicInteger waiting = new AtomicInteger();
  private final ConcurrentMap<Question, CompletableFuture<Reply>> asked = new ConcurrentHashMap<>();
  private final ScheduledExecutorService recovery =
      Executors.newSingleThreadScheduledExecutor(Workers.named("recovery"));

  /**
   * @param channels those that replies are sent through, by name; the others take theirs by asking
   * @param data hands over and erases what is stored of a conversation
   * @param observer sees every stored turn
   * @param mostWaiting messages that may wait before more are refused
   */
  public MessageDesk(
      DeliveryStore store,
      TurnHandler handler,
      Apology apology,
      Map<String, Channel> channels,
      PersonalData data,
      Consumer<Turn> observer,
      Clock clock,
      int mostWaiting) {
    this.store = store;
    this.handler = handler;
    this.apology = apology;
    this.channels = Map.copyOf(channels);
    this.replies = new TurnReplies(data);
    this.observer = observer;
    this.clock = clock;
    this.mostWaiting = mostWaiting;
    this.lanes = new ConversationLanes("turn", 8, this::takeTurn);
    this.dispatcher = new Dispatcher(store, channels, clock);
  }

  /** What is said when a message cannot be answered after several tries. */
  @FunctionalInterface
  public interface Apology {
    Turn of(Conversation before, InboundMessage message);
  }

  private record Question(ConversationId conversation, String message) {}

  /** Takes up what an earlier run left, and looks for orphans from now on. */
  public void start() {
    // Replies before turns: what a turn adds to the queue comes after what was left in it.
    adopt();
    store.takeUpUnread().join();
    recover(clock.instant());
    repeat(1, () -> recover(clock.instant().minus(ORPHANED)));
    repeat(LEASE.toSeconds() / 4, this::adopt);
  }

  private void repeat(long seconds, Runnable task) {
    Future<?> unused = recovery.scheduleWithFixedDelay(task, seconds, seconds, TimeUnit.SECONDS);
  }

  private void recover(Instant before) {
    try {
      store.waitingSince(before, RECOVERED_AT_ONCE).forEach(lanes::wake);
      asked.forEach(
          (question, future) ->
              store
                  .replyTo(question.conversation(), question.message())
                  .ifPresent(future::complete));
    } catch (RuntimeException e) {
      LOG.warn("looking for messages left behind failed: {}", e.getClass().getName());
    }
  }

  /** Takes over the sends of instances that are gone. */
  private void adopt() {
    try {
      store.claim(owner, clock.instant(), LEASE, RECOVERED_AT_ONCE).forEach(dispatcher::offer);
    } catch (RuntimeException e) {
      LOG.warn("looking for replies left behind failed: {}", e.getClass().getName());
    }
  }

  @Override
  public CompletableFuture<Acceptance> accept(InboundMessage message) {
    return take(message).thenApply(Accepted::acceptance);
  }

  private CompletableFuture<Accepted> take(InboundMessage message) {
    if (waiting.get() >= mostWaiting) {
      return CompletableFuture.failedFuture(new BusyException(Duration.ofSeconds(5)));
    }
    waiting.incrementAndGet();
    return store
        .accept(masked(message))
        .whenComplete(
            (accepted, failure) -> {
              waiting.decrementAndGet();
              if (failure == null && !accepted.answered()) {
                lanes.wake(message.conversation());
              }
            });
  }

  private InboundMessage masked(InboundMessage message) {
    if (!(message.content() instanceof Content.Text words)) {
      return message;
    }
    Masking.Masked masked = masking.mask(words.text());
    return message.withContent(new Content.Text(masked.text()), masked.kinds());
  }

  @Override
  public CompletableFuture<Reply> ask(InboundMessage message) {
    Question question = new Question(message.conversation(), message.id());
    CompletableFuture<Reply> reply =
        asked.computeIfAbsent(question, key -> new CompletableFuture<>());
    CompletableFuture<Accepted> unused =
        take(message)
            .whenComplete(
                (accepted, failure) -> {
                  if (failure != null) {
                    reply.completeExceptionally(failure);
                  } else if (accepted.answered()) {
                    store
                        .replyTo(message.conversation(), message.id())
                        .ifPresentOrElse(
                            reply::complete,
                            () ->
                                reply.completeExceptionally(
                                    new BusyException(Duration.ofSeconds(1))));
                  }
                });
    return reply
        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .whenComplete((done, failure) -> asked.remove(question, reply));
  }

  /** How much waits in this instance, for readiness and metrics. */
  public int waiting() {
    return waiting.get() + lanes.size() + dispatcher.waiting();
  }

  @Override
  public CompletableFuture<Void> send(ConversationId conversation, String channel, Reply reply) {
    return store
        .enqueue(conversation, channel, reply, owner, clock.instant())
        .thenAccept(dispatcher::offer);
  }

  @Override
  public void hurry() {
    try {
      recovery.execute(this::adopt);
    } catch (RejectedExecutionException e) {
      LOG.debug("closing: what waits is sent after the next start", e);
    }
  }

  private CompletableFuture<Boolean> takeTurn(ConversationId id) {
    Optional<Waiting> next = store.nextWaiting(id);
    if (next.isEmpty()) {
      return CompletableFuture.completedFuture(false);
    }
    Waiting message = next.get();
    Conversation before = message.before();
    Turn turn;
    try {
      turn = handler.handle(before, message.message());
    } catch (RuntimeException e) {
      LOG.error("a turn failed, try {}: {}", message.attempts() + 1, new Trace(e));
      if (message.attempts() + 1 < TRIES) {
        return store.failed(message).thenApply(noted -> true);
      }
      turn = apology.of(before, message.message());
    }
    return finished(message, turn)
        // What came in meanwhile has asked for the lane again.
        .thenApply(done -> !message.last())
        .exceptionallyCompose(
            e ->
                e.getCause() instanceof TakenException
                    ? CompletableFuture.completedFuture(true)
                    : CompletableFuture.failedFuture(e));
  }

  private CompletableFuture<Void> finished(Waiting message, Turn turn) {
    Optional<Channel> channel =
        Optional.ofNullable(channels.get(turn.after().channel()))
            .filter(found -> !found.answersInPlace());
    List<Reply> said = channel.isEmpty() ? List.of() : replies.of(turn);
    return store
        .commit(message, turn, said, owner)
        .thenAccept(
            sends -> {
              sends.forEach(dispatcher::offer);
              if (turn.effect() == Turn.Request.FORGET) {
                channel.ifPresent(found -> TurnReplies.farewell(found, turn));
              }
              observer.accept(turn);
              CompletableFuture<Reply> question =
                  asked.get(new Question(turn.after().id(), turn.message().id()));
              if (question != null) {
                question.complete(turn.reply());
              }
            });
  }

  /** Lets turns and sends under way end; what waits stays stored for the next start. */
  @Override
  public void close() {
    recovery.shutdownNow();
    lanes.close();
    dispatcher.close();
  }
}
