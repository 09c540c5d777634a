package fi.majakka.bot.ptv;

import java.time.Instant;

/**
 * Something of PTV as it was last read.
 *
 * @param source the file or the address that it was read from
 * @param gone the last reading of that source did not have it any more
 * @param aside somebody decided that no fact is made of it
 */
public record PtvHeld(PtvEntry entry, String source, Instant readAt, boolean gone, boolean aside) {}
