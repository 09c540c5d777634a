package fi.majakka.bot.privacy;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/**
 * Encrypts the texts of one conversation with a key of its own. Once the wrapped key is deleted,
 * nothing that it encrypted can be read again. Thread-safe.
 */
public final class ConversationCipher {
  private static final int KEY_BYTES = 32;
  private final AesGcmJce cipher;
  private final byte[] context;

  private ConversationCipher(byte[] key, String conversation) throws GeneralSecurityException {
    this.cipher = new AesGcmJce(key);
    this.context = conversation.getBytes(StandardCharsets.UTF_8);
  }

  /** A new wrapped key. */
  public static byte[] newKey(MasterKey master, SecureRandom random) {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return master.wrap(key);
  }

  /** The cipher of a wrapped key; texts are bound to the conversation's id. */
  public static ConversationCipher of(MasterKey master, byte[] wrapped, String conversation) {
    try {
      return new ConversationCipher(master.unwrap(wrapped), conversation);
    } catch (GeneralSecurityException e) {
      throw new PrivacyException("a conversation's key cannot be used", e);
    }
  }

  /** Encrypts. */
  public byte[] seal(byte[] plain) {
    try {
      return cipher.encrypt(plain, context);
    } catch (GeneralSecurityException e) {
      throw new PrivacyException("a text cannot be encrypted", e);
    }
  }

  /** Decrypts. */
  public byte[] open(byte[] sealed) {
    try {
      return cipher.decrypt(sealed, context);
    } catch (GeneralSecurityException e) {
      throw new PrivacyException("a text cannot be decrypted", e);
    }
  }
}
