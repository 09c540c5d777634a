package fi.majakka.nlu.text;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * A large matrix of mostly zeros: rows of numbered values, each value in one byte, in steps of its
 * row. The rows may lie in a file that is mapped, so that they take nothing of the heap and only
 * those that are asked for need be in memory. Thread-safe.
 */
public final class PackedRows {
  /** Before its entries a row has the upper half of a float: what one step is worth. */
  private static final int STEP_BYTES = 2;

  private static final int ONE_BYTE = 1 << 8;
  private static final int TWO_BYTES = 1 << 16;
  private static final int THREE_BYTES = 1 << 24;

  private final int columns;
  private final int[] starts;
  private final ByteBuffer bytes;
  private final int longest;

  /**
   * @param columns every value has a number below it
   * @param starts index of the first byte of each row, and how many bytes there are at last
   * @param bytes the rows; never changed
   */
  public PackedRows(int columns, int[] starts, ByteBuffer bytes) {
    this.columns = columns;
    this.starts = starts.clone();
    this.bytes = bytes;
    int most = 0;
    for (int row = 0; row < starts.length - 1; row++) {
      most = Math.max(most, starts[row + 1] - starts[row]);
    }
    this.longest = most;
  }

  /** How many columns there are. */
  public int columns() {
    return columns;
  }

  /** Where the rows begin, for keeping. */
  public int[] starts() {
    return starts.clone();
  }

  /** The rows, for keeping. */
  public ByteBuffer bytes() {
    return bytes.duplicate();
  }

  /** True when a row has any value. */
  public boolean has(int row) {
    return starts[row + 1] > starts[row];
  }

  /** The sum of some rows, each taken as often as the vector says, by column. */
  public float[] sum(SparseVector vector) {
    float[] sums = new float[columns];
    add(vector, sums);
    return sums;
  }

  /** Adds the sum of some rows to what there is, of which there is as much as columns. */
  public void add(SparseVector vector, float[] sums) {
    byte[] row = new byte[longest]; // read in one piece: single bytes of a file take longer
    for (int i = 0; i < vector.size(); i++) {
      int from = starts[vector.ids()[i]];
      int length = starts[vector.ids()[i] + 1] - from;
      if (length > 0) {
        bytes.get(from, row, 0, length);
        add(row, length, vector.values()[i] * step(row), sums);
      }
    }
  }

  private static float step(byte[] row) {
    return Float.intBitsToFloat(((row[0] & 0xff) << 16) | (row[1] << 24));
  }

  private void add(byte[] row, int length, float strength, float[] sums) {
    if (columns <= ONE_BYTE) {
      for (int i = STEP_BYTES; i < length; i += 2) {
        sums[row[i] & 0xff] += row[i + 1] * strength;
      }
    } else if (columns <= TWO_BYTES) {
      for (int i = STEP_BYTES; i < length; i += 3) {
        sums[(row[i] & 0xff) | ((row[i + 1] & 0xff) << 8)] += row[i + 2] * strength;
      }
    } else {
      for (int i = STEP_BYTES; i < length; i += 4) {
        sums[(row[i] & 0xff) | ((row[i + 1] & 0xff) << 8) | ((row[i + 2] & 0xff) << 16)] +=
            row[i + 3] * strength;
      }
    }
  }

  /** Packs rows one after the other. Confined to one thread. */
  public static final class Packing {
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream(1 << 16);
    private final int columns;
    private final int[] starts;
    private int rows;

    public Packing(int rows, int columns) {
      if (columns > THREE_BYTES) {
        throw new IllegalArgumentException("too many columns: " + columns);
      }
      this.columns = columns;
      this.starts = new int[rows + 1];
    }

    /**
     * Adds a row.
     *
     * @param numbers the columns of its values
     * @param size how many of both count
     */
    public void add(int[] numbers, float[] values, int size) {
      float most = 0;
      for (int i = 0; i < size; i++) {
        most = Math.max(most, Math.abs(values[i]));
      }
      if (most > 0) {
        // The lower half of the step is left out; a little more keeps the largest value in a byte.
        int step = (Float.floatToIntBits(most / Byte.MAX_VALUE) >>> 16) + 1;
        float worth = Float.intBitsToFloat(step << 16);
        packed.write(step);
        packed.write(step >>> 8);
        for (int i = 0; i < size; i++) {
          int steps = Math.round(values[i] / worth);
          if (steps != 0) {
            write(numbers[i], steps);
          }
        }
      }
      starts[++rows] = packed.size();
    }

    private void write(int number, int steps) {
      packed.write(number);
      if (columns > ONE_BYTE) {
        packed.write(number >>> 8);
      }
      if (columns > TWO_BYTES) {
        packed.write(number >>> 16);
      }
      packed.write(steps);
    }

    /** The rows that were added. */
    public PackedRows rows() {
      if (rows != starts.length - 1) {
        throw new IllegalStateException(rows + " rows of " + (starts.length - 1));
      }
      return new PackedRows(columns, starts, ByteBuffer.wrap(packed.toByteArray()));
    }
  }
}
