package fi.majakka.nlu.model;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keeps numbers in a file of our own: plain arrays, nothing that could be code. */
public final class ModelFile {
  private static final int MAGIC = 0x4d414a33;

  private ModelFile() {}

  /** Writes into a file, whole or not at all. */
  public static void write(Path file, Writing content) throws IOException {
    Path draft = Files.createTempFile(file.getParent(), "model", ".new");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(draft), 1 << 16))) {
      out.writeInt(MAGIC);
      content.to(out);
    }
    Files.move(
        draft,
        file,
        java.nio.file.StandardCopyOption.ATOMIC_MOVE,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  /** Reads a file. */
  public static <T> T read(Path file, Reading<T> content) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      if (in.readInt() != MAGIC) {
        throw new IOException(file + " is not a model of this program");
      }
      return content.from(in);
    }
  }

  /** Writes its numbers. */
  @FunctionalInterface
  public interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  /** Reads what the same kind of writer wrote. */
  @FunctionalInterface
  public interface Reading<T> {
    T from(DataInputStream in) throws IOException;
  }

  public static void writeFloats(DataOutputStream out, float[] values) throws IOException {
    byte[] bytes = new byte[values.length * Float.BYTES];
    ByteBuffer.wrap(bytes).asFloatBuffer().put(values);
    writeBytes(out, values.length, bytes);
  }

  public static float[] readFloats(DataInputStream in) throws IOException {
    float[] values = new float[in.readInt()];
    readBytes(in, values.length * Float.BYTES).asFloatBuffer().get(values);
    return values;
  }

  public static void writeRows(DataOutputStream out, float[][] rows) throws IOException {
    out.writeInt(rows.length);
    for (float[] row : rows) {
      writeFloats(out, row);
    }
  }

  public static float[][] readRows(DataInputStream in) throws IOException {
    float[][] rows = new float[in.readInt()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = readFloats(in);
    }
    return rows;
  }

  public static void writeInts(DataOutputStream out, int[] values) throws IOException {
    byte[] bytes = new byte[values.length * Integer.BYTES];
    ByteBuffer.wrap(bytes).asIntBuffer().put(values);
    writeBytes(out, values.length, bytes);
  }

  public static int[] readInts(DataInputStream in) throws IOException {
    int[] values = new int[in.readInt()];
    readBytes(in, values.length * Integer.BYTES).asIntBuffer().get(values);
    return values;
  }

  public static void writeShorts(DataOutputStream out, short[] values) throws IOException {
    byte[] bytes = new byte[values.length * Short.BYTES];
    ByteBuffer.wrap(bytes).asShortBuffer().put(values);
    writeBytes(out, values.length, bytes);
  }

  public static short[] readShorts(DataInputStream in) throws IOException {
    short[] values = new short[in.readInt()];
    readBytes(in, values.length * Short.BYTES).asShortBuffer().get(values);
    return values;
  }

  private static void writeBytes(DataOutputStream out, int count, byte[] bytes) throws IOException {
    out.writeInt(count);
    out.write(bytes);
  }

  /** All at once: a model has millions of numbers, and a server that starts waits for them. */
  private static ByteBuffer readBytes(DataInputStream in, int count) throws IOException {
    byte[] bytes = new byte[count];
    in.readFully(bytes);
    return ByteBuffer.wrap(bytes);
  }

  public static void writeTexts(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      out.writeUTF(text);
    }
  }

  public static List<String> readTexts(DataInputStream in) throws IOException {
    int size = in.readInt();
    List<String> texts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      texts.add(in.readUTF());
    }
    return texts;
  }
}
