package fi.majakka.bot.ptv;

import java.time.Instant;
import java.util.Optional;

/**
 * How the reading of a source went last.
 *
 * @param readAt when it last succeeded
 * @param entries how many services and channels it had then
 * @param failed what was wrong, when the last try failed
 */
public record PtvRead(
    String source, Optional<Instant> readAt, int entries, Optional<String> failed) {}
