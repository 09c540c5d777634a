package fi.majakka.nlu.model;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * Keeps a model in a file of our own: plain numbers, nothing that could be code, with a checksum at
 * the end. A file is never changed once it is there, as programs that read it have it mapped; a new
 * one takes its place.
 */
public final class ModelFile {
  /** The kind of file and the version of its form. */
  private static final int KIND = 0x344a414d;

  private static final int PIECE = 1 << 16;

  private ModelFile() {}

  /** Writes into a file, whole or not at all. */
  public static void write(Path file, Writing content) throws IOException {
    Path draft = Files.createTempFile(file.getParent(), "model", ".new");
    try {
      CRC32C sum = new CRC32C();
      try (OutputStream plain = new BufferedOutputStream(Files.newOutputStream(draft), PIECE)) {
        ModelWriter out = new ModelWriter(new CheckedOutputStream(plain, sum));
        out.number(KIND);
        content.to(out);
        out.number((int) sum.getValue());
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /**
   * Reads a file. What is taken of it as {@link ModelReader#bytes()} stays in the file, which is
   * mapped until nobody has them any more.
   *
   * @throws IOException when it is no model, one of another version, or damaged
   */
  public static <T> T read(Path file, Reading<T> content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      int length = (int) size - Integer.BYTES;
      if (size > Integer.MAX_VALUE || length < Integer.BYTES) {
        throw new IOException(file + " is not a model of this program");
      }
      ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
      ModelReader in = new ModelReader(mapped);
      if (in.number() != KIND) {
        throw new IOException(file + " is not a model of this program");
      }
      if (sum(file, length) != mapped.getInt(length)) {
        throw new IOException(file + " is damaged; delete it, and it is made anew");
      }
      return content.from(in);
    }
  }

  /** Read, not mapped: to look at every byte would bring the whole file into our memory. */
  private static int sum(Path file, int length) throws IOException {
    CRC32C sum = new CRC32C();
    byte[] piece = new byte[PIECE];
    try (InputStream in = Files.newInputStream(file)) {
      int left = length;
      while (left > 0) {
        int read = in.readNBytes(piece, 0, Math.min(left, PIECE));
        if (read == 0) {
          throw new IOException(file + " became shorter while it was read");
        }
        sum.update(piece, 0, read);
        left -= read;
      }
    }
    return (int) sum.getValue();
  }

  /** Writes its numbers. */
  @FunctionalInterface
  public interface Writing {
    void to(ModelWriter out) throws IOException;
  }

  /** Reads what the same kind of writer wrote. */
  @FunctionalInterface
  public interface Reading<T> {
    T from(ModelReader in);
  }
}
