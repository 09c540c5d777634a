package fi.majakka.bot.accounts;

import java.time.Duration;

/** What comes of a try at the door. */
public sealed interface Step {

  /**
   * One step further, with a new token in the place of the one before.
   *
   * @param token for the browser; only its hash is stored
   */
  record On(String token, Session.Stage stage) implements Step {}

  /** Not right; the reason is told only as far as it helps nobody but the user. */
  record No(Reason reason) implements Step {}

  /** Too many tries; the next may be made later. */
  record Wait(Duration time) implements Step {}

  /** Why not. */
  enum Reason {
    /** The name or the password is wrong, or the user may not come in. */
    WRONG,
    /** The one-time password has ended. */
    ENDED,
    /** The code is wrong or was used before. */
    CODE,
    /** The new password is the old one. */
    SAME,
    SHORT,
    LONG,
    GUESSABLE
  }
}
