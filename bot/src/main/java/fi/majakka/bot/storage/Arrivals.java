package fi.majakka.bot.storage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fi.majakka.bot.conversation.Conversation;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.delivery.DeliveryStore.Waiting;
import fi.majakka.bot.privacy.ConversationCipher;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What this process has just stored, so that a turn need not read and decrypt what was in hand a
 * moment ago. A message is handed over only when the one stored before it in its conversation is
 * the one answered last; whatever is not certain is read from the database, and a turn is committed
 * on the same conditions either way. Right only where nobody else writes (decision 0016).
 * Thread-safe.
 */
final class Arrivals {
  private static final int MOST = 1_000;

  /** Messages of one conversation; of a flood the rest is read from the database. */
  private static final int MOST_WAITING = 8;

  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final long UNKNOWN = -1;

  /** Stands before the first message of a conversation; the database numbers from 1. */
  private static final long BEGINNING = 0;

  private final Cache<ConversationId, Standing> standings =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

  /**
   * A message as it was stored.
   *
   * @param behind the number of the message of its conversation that was stored before it
   * @param begun the conversation, if the message began it
   */
  record Arrival(
      long seq,
      long behind,
      InboundMessage message,
      ConversationCipher cipher,
      Optional<Conversation> begun) {}

  /** Takes note of a message in the transaction that stores it, in the order of storing. */
  Arrival stored(
      long seq, InboundMessage message, ConversationCipher cipher, Optional<Conversation> begun) {
    long before = standing(message.conversation()).stored(seq);
    return new Arrival(seq, begun.isPresent() ? BEGINNING : before, message, cipher, begun);
  }

  /** The message survives the loss of the process and may have its turn. */
  void durable(Arrival arrival) {
    standing(arrival.message().conversation()).durable(arrival);
  }

  /** The message to be answered next; empty when that has to be looked for. */
  Optional<Waiting> next(ConversationId id) {
    Standing known = standings.getIfPresent(id);
    return known == null ? Optional.empty() : known.next();
  }

  /** True when every message of the conversation is known to be answered. */
  boolean nothingWaits(ConversationId id) {
    Standing known = standings.getIfPresent(id);
    return known != null && known.nothingWaits();
  }

  /** A message was answered, and the turn is stored. */
  void answered(long seq, Conversation after) {
    standing(after.id()).answered(seq, after);
  }

  /** What is known of a conversation is not certain any more. */
  void forget(ConversationId id) {
    standings.invalidate(id);
  }

  void forgetAll() {
    standings.invalidateAll();
  }

  private Standing standing(ConversationId id) {
    return standings.get(id, key -> new Standing());
  }

  /** Where a conversation stands; guarded by itself. */
  private static final class Standing {
    private final TreeMap<Long, Arrival> waiting = new TreeMap<>();
    private long stored = UNKNOWN;
    private long answered = UNKNOWN;

    /** As the turn of the message answered last left it. */
    private @Nullable Conversation after;

    /** Gives the message stored before. */
    synchronized long stored(long seq) {
      long before = stored;
      stored = seq;
      return before;
    }

    synchronized void durable(Arrival arrival) {
      if (arrival.seq() <= answered) {
        return; // found in the database meanwhile
      }
      if (arrival.begun().isPresent()) {
        after = arrival.begun().get();
        answered = BEGINNING;
        waiting.headMap(arrival.seq()).clear(); // of one by this name that was erased
      }
      if (waiting.size() < MOST_WAITING) {
        waiting.put(arrival.seq(), arrival);
      }
    }

    synchronized Optional<Waiting> next() {
      waiting.headMap(answered, true).clear();
      Conversation before = after;
      if (before == null
          || waiting.isEmpty()
          || waiting.firstEntry().getValue().behind() != answered) {
        return Optional.empty();
      }
      // A turn that fails is read again with the number of its attempts.
      Arrival first = waiting.pollFirstEntry().getValue();
      return Optional.of(
          new Waiting(
              first.seq(), first.message(), 0, before, first.cipher(), first.seq() == stored));
    }

    synchronized boolean nothingWaits() {
      return after != null && answered == stored;
    }

    synchronized void answered(long seq, Conversation left) {
      answered = seq;
      after = left;
      waiting.headMap(seq, true).clear();
    }
  }
}
