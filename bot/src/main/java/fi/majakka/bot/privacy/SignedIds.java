package fi.majakka.bot.privacy;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * Ids of things that only the holder of their link may open. A token is the id and a signature for
 * one purpose; it can be neither guessed nor used elsewhere. Thread-safe.
 */
public final class SignedIds {
  private static final int BYTES = 16;
  private static final int LONGEST = 128;
  private static final char SEPARATOR = '.';
  private final Signer signer;
  private final String purpose;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param purpose what the links open, such as {@code application}
   */
  public SignedIds(Signer signer, String purpose) {
    this.signer = signer;
    this.purpose = purpose;
  }

  /** A new id: 22 letters that nobody can guess. */
  public String fresh() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The id that belongs to a seed: the same each time, and as hard to guess as a fresh one. */
  public String derived(String seed) {
    return signer.sign(purpose + " id", seed, BYTES);
  }

  /** What a link carries. */
  public String token(String id) {
    return id + SEPARATOR + signer.sign(purpose, id, BYTES);
  }

  /** The id of a token; empty when the signature does not fit. */
  public Optional<String> id(String token) {
    int at = token.lastIndexOf(SEPARATOR);
    if (at <= 0 || token.length() > LONGEST) {
      return Optional.empty();
    }
    String id = token.substring(0, at);
    return signer.verify(purpose, id, token.substring(at + 1)) ? Optional.of(id) : Optional.empty();
  }
}
