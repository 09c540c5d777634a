package fi.majakka.bot.jobs;

import java.time.Instant;
import java.util.Optional;

/**
 * How a feed is doing, for health and the studio.
 *
 * @param open vacancies that are open now
 * @param succeeded when it was last imported
 * @param failing since when it fails, and why; its vacancies stay until they end by themselves
 */
public record FeedState(
    FeedSource source,
    long open,
    Optional<Instant> succeeded,
    Optional<Instant> failing,
    Optional<String> why) {}
