package fi.majakka.bot.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/** How often one address, or one conversation, may ask. Thread-safe. */
public final class RateLimits {
  private static final int MOST = 100_000;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(Duration.ofMinutes(10)).build();
  private final int perMinute;

  /**
   * @param perMinute how many are let through in a minute; as many may come at once
   */
  public RateLimits(int perMinute) {
    this.perMinute = perMinute;
  }

  /**
   * Lets one request through.
   *
   * @throws ProblemException 429 with the time to wait
   */
  public void take(String who) {
    Bucket bucket =
        buckets.get(
            who,
            key ->
                Bucket.builder()
                    .addLimit(
                        limit ->
                            limit
                                .capacity(perMinute)
                                .refillGreedy(perMinute, Duration.ofMinutes(1)))
                    .build());
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw ProblemException.later(
          429,
          "too-many-requests",
          "Too many requests. Wait a moment.",
          Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1));
    }
  }
}
