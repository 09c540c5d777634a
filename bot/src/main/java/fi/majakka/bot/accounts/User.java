package fi.majakka.bot.accounts;

import fi.majakka.bot.conversation.Language;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who may enter the studio.
 *
 * @param municipality the only one that an {@link Role#OWNER} may change
 * @param federated signs in at the organisation's own service, not with a password of ours
 * @param disabled cannot sign in any more; stays, because releases and the audit log name it
 * @param temporary has a one-time password that must be changed
 * @param secondFactor has enrolled an authenticator
 * @param language of the studio's pages
 */
public record User(
    long id,
    String name,
    Role role,
    Optional<String> municipality,
    boolean federated,
    boolean disabled,
    boolean temporary,
    boolean secondFactor,
    Language language,
    Instant createdAt,
    Optional<Instant> signedInAt) {

  public User {
    if ((role == Role.OWNER) != municipality.isPresent()) {
      throw new IllegalArgumentException("an owner has a municipality, and nobody else has one");
    }
  }

  /** True when the user may do such things at all. */
  public boolean may(Right right) {
    return role.may(right);
  }

  /**
   * True when the user may change something that belongs to a municipality.
   *
   * @param of empty for what belongs to the whole region
   */
  public boolean mayEdit(Optional<String> of) {
    return may(Right.EDIT) && (municipality.isEmpty() || municipality.equals(of));
  }
}
