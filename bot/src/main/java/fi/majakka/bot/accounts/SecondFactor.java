package fi.majakka.bot.accounts;

import fi.majakka.bot.privacy.Signer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a user shows besides the password: a code of the authenticator, or a recovery code. */
final class SecondFactor {
  private final Users users;
  private final Authenticator authenticator;
  private final Signer signer;
  private final Clock clock;

  SecondFactor(Users users, Authenticator authenticator, Signer signer, Clock clock) {
    this.users = users;
    this.authenticator = authenticator;
    this.signer = signer;
    this.clock = clock;
  }

  /**
   * Uses a code, which then is worth nothing any more.
   *
   * @return what kind of code it was; empty when it was not right
   */
  Optional<String> use(User user, String typed) {
    if (useCode(user, typed)) {
      return Optional.of("code");
    }
    return useRecoveryCode(user, typed) ? Optional.of("recovery code") : Optional.empty();
  }

  private boolean useCode(User user, String typed) {
    Optional<byte[]> secret = users.credentials(user.id()).authenticator();
    OptionalLong counter =
        secret.isEmpty()
            ? OptionalLong.empty()
            : authenticator.counter(secret.get(), typed, clock.instant());
    return counter.isPresent() && users.useCounter(user.id(), counter.getAsLong()).join();
  }

  private boolean useRecoveryCode(User user, String typed) {
    return users
        .useRecoveryCode(
            user.id(),
            recoveryHash(user, typed),
            AuditEntry.of(user.name(), "recovery-code.used", user.name()))
        .join();
  }

  /** A secret for an authenticator that is to be enrolled. */
  byte[] newSecret() {
    return authenticator.newSecret();
  }

  /**
   * Keeps an authenticator that has shown its first code.
   *
   * @return the recovery codes; empty when the code was not right
   */
  Optional<List<String>> enrol(User user, byte[] secret, String typed) {
    OptionalLong counter = authenticator.counter(secret, typed, clock.instant());
    if (counter.isEmpty()) {
      return Optional.empty();
    }
    List<String> codes = authenticator.newRecoveryCodes();
    users
        .authenticator(
            user.id(),
            secret,
            counter.getAsLong(),
            hashes(user, codes),
            AuditEntry.of(user.name(), "authenticator.enrolled", user.name()))
        .join();
    return Optional.of(codes);
  }

  /** New recovery codes in the place of the old. */
  List<String> newRecoveryCodes(User user) {
    List<String> codes = authenticator.newRecoveryCodes();
    users
        .recoveryCodes(
            user.id(),
            hashes(user, codes),
            AuditEntry.of(user.name(), "recovery-codes.made", user.name()))
        .join();
    return codes;
  }

  private List<String> hashes(User user, List<String> codes) {
    return codes.stream().map(code -> recoveryHash(user, code)).toList();
  }

  private String recoveryHash(User user, String code) {
    return signer.sign("studio-recovery", user.id() + ":" + Authenticator.plain(code), 32);
  }
}
