package fi.majakka.bot.accounts;

import java.time.Instant;

/**
 * A stored row of the audit log.
 *
 * @param number counts from 1 without a gap
 * @param detail JSON, exactly as the signature covers it
 * @param mac covers this row and the mac of the row before
 */
public record AuditRow(
    long number,
    Instant at,
    String who,
    String action,
    String subject,
    String detail,
    byte[] mac) {}
