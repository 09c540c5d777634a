package fi.majakka.nlu.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the numbers and texts of a model, least byte first. Confined to one thread. */
public final class ModelWriter {
  private final WritableByteChannel out;

  ModelWriter(OutputStream out) {
    this.out = Channels.newChannel(out);
  }

  private static ByteBuffer room(long bytes) {
    return ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
  }

  public void number(int value) throws IOException {
    out.write(room(Integer.BYTES).putInt(value).flip());
  }

  public void real(double value) throws IOException {
    out.write(room(Double.BYTES).putDouble(value).flip());
  }

  public void flag(boolean value) throws IOException {
    out.write(room(1).put((byte) (value ? 1 : 0)).flip());
  }

  public void floats(float[] values) throws IOException {
    number(values.length);
    ByteBuffer bytes = room((long) values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    out.write(bytes);
  }

  public void rows(float[][] rows) throws IOException {
    number(rows.length);
    for (float[] row : rows) {
      floats(row);
    }
  }

  public void ints(int[] values) throws IOException {
    number(values.length);
    ByteBuffer bytes = room((long) values.length * Integer.BYTES);
    bytes.asIntBuffer().put(values);
    out.write(bytes);
  }

  /** What lies between the position and the limit of a buffer. */
  public void bytes(ByteBuffer values) throws IOException {
    number(values.remaining());
    out.write(values.duplicate());
  }

  public void texts(List<String> texts) throws IOException {
    number(texts.size());
    for (String text : texts) {
      bytes(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
  }
}
