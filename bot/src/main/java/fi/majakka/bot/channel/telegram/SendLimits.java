package fi.majakka.bot.channel.telegram;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Optional;

/**
 * How fast may be sent (Bots FAQ): about 30 messages a second in all, one a second in a chat, 20 a
 * minute in a group. Thread-safe.
 */
final class SendLimits {
  private static final int PER_SECOND = 28;
  private static final int PER_MINUTE_IN_GROUP = 18;
  private final Bucket all =
      Bucket.builder()
          .addLimit(
              limit -> limit.capacity(PER_SECOND).refillGreedy(PER_SECOND, Duration.ofSeconds(1)))
          .build();
  private final Cache<Long, Bucket> chats =
      Caffeine.newBuilder().maximumSize(50_000).expireAfterAccess(Duration.ofMinutes(2)).build();

  /** Takes the right to send one message, or says how long to wait for it. */
  Optional<Duration> take(long chat) {
    Bucket own = chats.get(chat, SendLimits::ofChat);
    Optional<Duration> wait = wait(own);
    if (wait.isPresent()) {
      return wait;
    }
    Optional<Duration> others = wait(all);
    if (others.isPresent()) {
      own.addTokens(1); // not used after all
    }
    return others;
  }

  /** Groups have negative ids (Bot API, Chat). */
  private static Bucket ofChat(long chat) {
    return chat < 0
        ? Bucket.builder()
            .addLimit(
                limit ->
                    limit
                        .capacity(PER_MINUTE_IN_GROUP)
                        .refillGreedy(PER_MINUTE_IN_GROUP, Duration.ofMinutes(1)))
            .addLimit(limit -> limit.capacity(1).refillGreedy(1, Duration.ofSeconds(1)))
            .build()
        : Bucket.builder()
            .addLimit(limit -> limit.capacity(1).refillGreedy(1, Duration.ofSeconds(1)))
            .build();
  }

  private static Optional<Duration> wait(Bucket bucket) {
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()).plusMillis(1));
  }
}
