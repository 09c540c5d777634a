package fi.majakka.bot.accounts;

import java.time.Instant;

/**
 * Somebody at or behind the studio's door.
 *
 * @param id the hash of the token that the browser holds
 * @param seenAt of the last request, to the minute
 */
public record Session(String id, User user, Stage stage, Instant startedAt, Instant seenAt) {

  /** How far somebody has come. */
  public enum Stage {
    /** The password was right; the authenticator's code is still to come. */
    CODE,
    /** A one-time password was right; an own one is still to be chosen. */
    NEW_PASSWORD,
    /** An authenticator is still to be enrolled. */
    ENROL,
    /** Inside. */
    IN
  }
}
