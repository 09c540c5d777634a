package fi.majakka.bot.accounts;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Binds each row of the audit log to the one before, so that a row that is changed, dropped, added
 * or swapped afterwards is found. Thread-safe.
 */
public final class AuditChain {
  private final SecretKeySpec key;

  /**
   * @param key at least 32 random bytes that the database does not hold in the clear
   */
  public AuditChain(byte[] key) {
    if (key.length < 32) {
      throw new IllegalArgumentException("the audit key has at least 32 bytes");
    }
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** What stands before the first row. */
  public byte[] start() {
    return new byte[32];
  }

  /** The mac of a row that follows another. */
  public byte[] mac(
      byte[] before,
      long number,
      Instant at,
      String who,
      String action,
      String subject,
      String detail) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(before);
      out.writeLong(number);
      out.writeLong(at.toEpochMilli());
      for (String text : new String[] {who, action, subject, detail}) {
        byte[] part = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(part.length);
        out.write(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(bytes.toByteArray());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the audit log cannot be signed", e);
    }
  }

  /** True when a row follows what stands before it. */
  public boolean follows(byte[] before, long numberBefore, AuditRow row) {
    return row.number() == numberBefore + 1
        && MessageDigest.isEqual(
            row.mac(),
            mac(
                before,
                row.number(),
                row.at(),
                row.who(),
                row.action(),
                row.subject(),
                row.detail()));
  }
}
