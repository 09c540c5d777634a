package fi.majakka.bot.accounts;

import java.time.Instant;
import java.util.Optional;

/**
 * What a user proves to be oneself with.
 *
 * @param passwordHash Argon2id in its usual notation; none for somebody who signs in elsewhere
 * @param temporaryUntil when the one-time password ends; empty once the user chose one
 * @param authenticator the secret shared with the user's authenticator
 */
public record Credentials(
    Optional<String> passwordHash,
    Optional<Instant> temporaryUntil,
    Optional<byte[]> authenticator) {}
