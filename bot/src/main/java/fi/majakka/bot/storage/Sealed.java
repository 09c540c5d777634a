package fi.majakka.bot.storage;

import fi.majakka.bot.privacy.ConversationCipher;
import fi.majakka.bot.privacy.MasterKey;
import java.security.SecureRandom;

/**
 * Things that are encrypted with a key of their own, so that deleting their row destroys every word
 * of them. Thread-safe.
 */
final class Sealed {
  private final MasterKey master;
  private final Codec codec = new Codec();
  private final SecureRandom random = new SecureRandom();

  Sealed(MasterKey master) {
    this.master = master;
  }

  /** A new wrapped key. */
  byte[] newKey() {
    return ConversationCipher.newKey(master, random);
  }

  /**
   * Encrypts.
   *
   * @param id what the words are bound to
   */
  byte[] seal(byte[] key, String id, Object content) {
    return ConversationCipher.of(master, key, id).seal(codec.write(content));
  }

  /** Decrypts. */
  <T> T open(byte[] key, String id, byte[] sealed, Class<T> type) {
    return codec.read(ConversationCipher.of(master, key, id).open(sealed), type);
  }
}
