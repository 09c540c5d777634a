package fi.majakka.bot.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what leaves the house and comes back: tokens, buttons, links. Thread-safe. */
public final class Signer {
  private final SecretKeySpec key;

  /**
   * @param key at least 32 random bytes
   */
  public Signer(byte[] key) {
    if (key.length < 32) {
      throw new IllegalArgumentException("a signing key has at least 32 bytes");
    }
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /**
   * The signature of a text for one purpose, base64url.
   *
   * @param bytes how long, up to 32
   */
  public String sign(String purpose, String text, int bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(purpose, text, bytes));
  }

  /** True when the signature fits; takes the same time for any wrong one. */
  public boolean verify(String purpose, String text, String signature) {
    try {
      byte[] given = Base64.getUrlDecoder().decode(signature);
      return given.length >= 10
          && given.length <= 32
          && MessageDigest.isEqual(given, mac(purpose, text, given.length));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private byte[] mac(String purpose, String text, int bytes) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(purpose.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), bytes);
    } catch (GeneralSecurityException e) {
      throw new PrivacyException("nothing can be signed", e);
    }
  }
}
