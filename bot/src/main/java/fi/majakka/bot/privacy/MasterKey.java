package fi.majakka.bot.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadWrapper;
import com.google.crypto.tink.aead.AesGcmKeyManager;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import fi.majakka.bot.config.NewFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.util.EnumSet;

/**
 * The key that encrypts every conversation's own key. It lies in a file outside the data directory,
 * readable by its owner only, so that a copy of the data alone tells nothing. Thread-safe.
 */
public final class MasterKey {
  private static final byte[] PURPOSE = "majakka conversation key".getBytes(StandardCharsets.UTF_8);
  private final Aead aead;

  private MasterKey(Aead aead) {
    this.aead = aead;
  }

  /**
   * The key of a file; made on the first start.
   *
   * @throws PrivacyException when the file lies inside the data directory or cannot be used
   */
  public static MasterKey open(Path file, Path dataDirectory) {
    Path place = file.toAbsolutePath().normalize();
    if (place.startsWith(dataDirectory.toAbsolutePath().normalize())) {
      throw new PrivacyException(
          "privacy.keyFile must lie outside the data directory, so that neither is enough alone");
    }
    try {
      // Not AeadConfig, which makes all kinds of keys known: ours is of one.
      AeadWrapper.register();
      AesGcmKeyManager.register(true);
      if (!Files.exists(place)) {
        create(place);
      }
      KeysetHandle keys =
          TinkJsonProtoKeysetFormat.parseKeyset(
              Files.readString(place), InsecureSecretKeyAccess.get());
      return new MasterKey(keys.getPrimitive(RegistryConfiguration.get(), Aead.class));
    } catch (GeneralSecurityException | IOException e) {
      throw new PrivacyException("the master key in " + place + " cannot be used", e);
    }
  }

  private static void create(Path file) throws IOException, GeneralSecurityException {
    Files.createDirectories(file.getParent());
    String keys =
        TinkJsonProtoKeysetFormat.serializeKeyset(
            KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM),
            InsecureSecretKeyAccess.get());
    Path draft = Files.createTempFile(file.getParent(), "key", ".new");
    if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(
          draft, EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    }
    Files.writeString(draft, keys);
    NewFile.place(draft, file);
  }

  /**
   * Encrypts something small that is neither a key nor stored for long.
   *
   * @param purpose what is sealed for one purpose cannot be opened for another
   */
  public byte[] seal(String purpose, byte[] plain) {
    try {
      return aead.encrypt(plain, purpose.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new PrivacyException("nothing can be encrypted", e);
    }
  }

  /** Decrypts what was sealed for a purpose. */
  public byte[] open(String purpose, byte[] sealed) {
    try {
      return aead.decrypt(sealed, purpose.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new PrivacyException("this was not sealed with the master key", e);
    }
  }

  /** Encrypts a key. */
  public byte[] wrap(byte[] key) {
    try {
      return aead.encrypt(key, PURPOSE);
    } catch (GeneralSecurityException e) {
      throw new PrivacyException("a conversation's key cannot be encrypted", e);
    }
  }

  /** Decrypts a key. */
  public byte[] unwrap(byte[] wrapped) {
    try {
      return aead.decrypt(wrapped, PURPOSE);
    } catch (GeneralSecurityException e) {
      throw new PrivacyException(
          "a conversation's key cannot be decrypted: the data was made with another master key", e);
    }
  }
}
