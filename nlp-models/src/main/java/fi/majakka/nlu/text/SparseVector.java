package fi.majakka.nlu.text;

/**
 * A few numbers in a large space.
 *
 * @param ids distinct indices
 * @param values the number at each index
 */
public record SparseVector(int[] ids, float[] values) {

  /** How many indices have a number. */
  public int size() {
    return ids.length;
  }
}
