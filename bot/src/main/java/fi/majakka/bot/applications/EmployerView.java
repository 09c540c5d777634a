package fi.majakka.bot.applications;

import java.time.Instant;
import java.util.Optional;

/**
 * A window through which one employer sees the applications that reach them; read only.
 *
 * @param id random, 22 letters
 * @param handedOutBy the coordinator who let the employer in
 * @param revokedAt when a coordinator shut it before its time
 */
public record EmployerView(
    String id,
    Employer employer,
    String handedOutBy,
    Instant handedOutAt,
    Instant expiresAt,
    Optional<Instant> revokedAt) {

  /** True while the window is open. */
  public boolean open(Instant now) {
    return revokedAt.isEmpty() && now.isBefore(expiresAt);
  }
}
