package fi.majakka.nlu.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link ModelWriter} wrote, in the same order. Confined to one thread. */
public final class ModelReader {
  private final ByteBuffer in;

  /**
   * @param in the content of a file, mapped
   */
  ModelReader(ByteBuffer in) {
    this.in = in.order(ByteOrder.LITTLE_ENDIAN);
  }

  public int number() {
    return in.getInt();
  }

  public double real() {
    return in.getDouble();
  }

  public boolean flag() {
    return in.get() != 0;
  }

  public float[] floats() {
    float[] values = new float[number()];
    in.asFloatBuffer().get(values);
    in.position(in.position() + values.length * Float.BYTES);
    return values;
  }

  public float[][] rows() {
    float[][] rows = new float[number()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = floats();
    }
    return rows;
  }

  public int[] ints() {
    int[] values = new int[number()];
    in.asIntBuffer().get(values);
    in.position(in.position() + values.length * Integer.BYTES);
    return values;
  }

  /** Bytes that stay where they are: in the file, not on the heap. */
  public ByteBuffer bytes() {
    int length = number();
    ByteBuffer bytes = in.slice(in.position(), length);
    in.position(in.position() + length);
    return bytes;
  }

  public List<String> texts() {
    int size = number();
    List<String> texts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      texts.add(StandardCharsets.UTF_8.decode(bytes()).toString());
    }
    return texts;
  }
}
