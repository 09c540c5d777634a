package fi.majakka.bot.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where the audit log ended on the days before, in a file outside the data directory. A chain shows
 * what was changed or dropped in its middle; only what was noted elsewhere shows that its end was
 * cut off.
 */
public final class AuditHeads {
  private static final Pattern HEAD = Pattern.compile("\\d{1,18}:[0-9a-f]{64}");
  private final Path file;

  public AuditHeads(Path file) {
    this.file = file;
  }

  /** True for a number and a mac as {@link #note} writes them. */
  public static boolean isHead(String text) {
    return HEAD.matcher(text).matches();
  }

  /** A head of its text. */
  static AuditLog.Head head(String text) {
    int colon = text.indexOf(':');
    return new AuditLog.Head(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
  }

  /** Every head that was noted. */
  public List<AuditLog.Head> known() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return Files.readAllLines(file).stream()
          .filter(AuditHeads::isHead)
          .map(AuditHeads::head)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Notes a head, unless it is the last one noted. */
  public void note(AuditLog.Head head) {
    List<AuditLog.Head> known = known();
    if (!known.isEmpty() && known.get(known.size() - 1).equals(head)) {
      return;
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          file,
          head.number() + ":" + head.mac() + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
