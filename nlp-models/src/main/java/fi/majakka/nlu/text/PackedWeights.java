package fi.majakka.nlu.text;

/**
 * The weights of features for outcomes; those near zero are not kept.
 *
 * @param rows a row for each feature, a column for each outcome
 */
public record PackedWeights(PackedRows rows) {

  /**
   * Centres the weights of each feature, which changes no probability, and drops the small ones.
   *
   * @param rows weights by feature and outcome; null for an unused feature
   * @param bound weights nearer to zero than this are dropped
   */
  public static PackedWeights of(float[][] rows, int outcomes, float bound) {
    PackedRows.Packing packing = new PackedRows.Packing(rows.length, outcomes);
    int[] kept = new int[outcomes];
    float[] weights = new float[outcomes];
    for (float[] row : rows) {
      float mean = mean(row);
      int size = 0;
      for (int k = 0; k < outcomes && row != null; k++) {
        float weight = row[k] - mean;
        if (Math.abs(weight) >= bound) {
          kept[size] = k;
          weights[size++] = weight;
        }
      }
      packing.add(kept, weights, size);
    }
    return new PackedWeights(packing.rows());
  }

  private static float mean(float[] row) {
    float mean = 0;
    for (int k = 0; row != null && k < row.length; k++) {
      mean += row[k] / row.length;
    }
    return mean;
  }

  /** How many outcomes there are. */
  public int outcomes() {
    return rows.columns();
  }

  /** True when a feature speaks for or against any outcome. */
  public boolean has(int feature) {
    return rows.has(feature);
  }

  /** What the features of a vector say together for each outcome. */
  public double[] sums(SparseVector vector) {
    float[] sums = rows.sum(vector);
    double[] said = new double[sums.length];
    for (int k = 0; k < sums.length; k++) {
      said[k] = sums[k];
    }
    return said;
  }
}
