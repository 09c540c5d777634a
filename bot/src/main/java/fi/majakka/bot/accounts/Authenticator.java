package fi.majakka.bot.accounts;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/**
 * Codes of an authenticator app (RFC 6238: HMAC-SHA-1, six digits, 30 seconds, one step of
 * tolerance to either side) and the recovery codes for the day when the phone is lost. Thread-safe.
 */
public final class Authenticator {
  private static final int STEP_SECONDS = 30;
  private static final int SECRET_BYTES = 20;
  private static final int RECOVERY_BYTES = 15;
  private static final int RECOVERY_CODES = 10;
  private final HmacOneTimePasswordGenerator codes = new HmacOneTimePasswordGenerator(6);
  private final SecureRandom random = new SecureRandom();

  /** A new shared secret. */
  public byte[] newSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return secret;
  }

  /** The secret as people type it into an app. */
  public static String spelled(byte[] secret) {
    return new Base32().encodeToString(secret);
  }

  /** The counter that a code belongs to, if it is right now; it may be used once. */
  public OptionalLong counter(byte[] secret, String typed, Instant now) {
    String code = typed.replaceAll("\\s", "");
    long step = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    OptionalLong found = OptionalLong.empty();
    for (long counter = step - 1; counter <= step + 1; counter++) {
      if (MessageDigest.isEqual(
          code.getBytes(StandardCharsets.UTF_8),
          code(secret, counter).getBytes(StandardCharsets.UTF_8))) {
        found = OptionalLong.of(counter);
      }
    }
    return found;
  }

  /** The code of a time; for tests and for nobody else. */
  public String code(byte[] secret, Instant at) {
    return code(secret, Math.floorDiv(at.getEpochSecond(), STEP_SECONDS));
  }

  private String code(byte[] secret, long counter) {
    try {
      return codes.generateOneTimePasswordString(
          new SecretKeySpec(secret, "RAW"), counter, Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("the authenticator's secret cannot be used", e);
    }
  }

  /** New recovery codes, each of 120 random bits. */
  public List<String> newRecoveryCodes() {
    List<String> fresh = new ArrayList<>();
    for (int i = 0; i < RECOVERY_CODES; i++) {
      byte[] bytes = new byte[RECOVERY_BYTES];
      random.nextBytes(bytes);
      fresh.add(
          new Base32()
              .encodeToString(bytes)
              .toLowerCase(Locale.ROOT)
              .replaceAll("(.{4})(?=.)", "$1-"));
    }
    return fresh;
  }

  /** What two spellings of a recovery code share. */
  static String plain(String typed) {
    return typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z2-7]", "");
  }
}
