package fi.majakka.bot.accounts;

import fi.majakka.bot.conversation.Language;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Where users are kept. Every change is stored together with its entry of the audit log; a change
 * of what somebody signs in with, or of whether they may, ends their sessions.
 */
public interface Users {

  /** The user of a name, however it is spelled. */
  Optional<User> find(String name);

  Optional<User> find(long id);

  /** The user whom the organisation's sign-in service knows by this subject. */
  Optional<User> bySubject(String subject);

  /** Everybody, by name. */
  List<User> all();

  Credentials credentials(long id);

  /**
   * Adds a user.
   *
   * @return the user; empty when the name is taken
   */
  CompletableFuture<Optional<User>> add(NewUser user, AuditEntry entry);

  /**
   * Sets a password.
   *
   * @param temporaryUntil when a one-time password ends; empty for one that the user chose
   * @param keep a session that goes on; empty: all end
   */
  CompletableFuture<Void> password(
      long id,
      String hash,
      Optional<Instant> temporaryUntil,
      Optional<String> keep,
      AuditEntry entry);

  /**
   * Enrols an authenticator and its recovery codes in the place of earlier ones.
   *
   * @param codeHashes none: the codes stay as they are
   */
  CompletableFuture<Void> authenticator(
      long id, byte[] secret, long counter, List<String> codeHashes, AuditEntry entry);

  /** Takes the authenticator and the recovery codes away. */
  CompletableFuture<Void> noAuthenticator(long id, AuditEntry entry);

  /** New recovery codes in the place of the old. */
  CompletableFuture<Void> recoveryCodes(long id, List<String> hashes, AuditEntry entry);

  /** How many recovery codes are left. */
  int recoveryCodesLeft(long id);

  /** Uses up an authenticator's counter; false when it, or a later one, was used before. */
  CompletableFuture<Boolean> useCounter(long id, long counter);

  /** Uses up a recovery code; false when there is no such code left. */
  CompletableFuture<Boolean> useRecoveryCode(long id, String hash, AuditEntry entry);

  CompletableFuture<Void> disabled(long id, boolean disabled, AuditEntry entry);

  CompletableFuture<Void> role(long id, Role role, Optional<String> municipality, AuditEntry entry);

  CompletableFuture<Void> language(long id, Language language);

  /** Binds a user to a subject of the organisation's sign-in service, once. */
  CompletableFuture<Boolean> bind(long id, String subject, AuditEntry entry);

  /** Notes that somebody came in. */
  CompletableFuture<Void> signedIn(long id, Instant at, AuditEntry entry);

  /**
   * Somebody new.
   *
   * @param passwordHash none for somebody who signs in at the organisation's own service
   */
  record NewUser(
      UserName name,
      Role role,
      Optional<String> municipality,
      Optional<String> passwordHash,
      Optional<Instant> temporaryUntil,
      Language language,
      Instant createdAt) {}
}
