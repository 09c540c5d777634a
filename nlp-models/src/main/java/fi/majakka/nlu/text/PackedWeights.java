package fi.majakka.nlu.text;

/**
 * The weights of features for outcomes, four bytes each; those near zero are not kept.
 *
 * @param outcomes how many outcomes there are
 * @param starts index of the first weight of each feature, and how many weights there are at last
 * @param outcome the outcome of each weight
 * @param weight each weight in steps
 * @param step what one step of a weight is worth
 */
public record PackedWeights(
    int outcomes, int[] starts, short[] outcome, short[] weight, float step) {

  /**
   * Centres the weights of each feature, which changes no probability, and drops the small ones.
   *
   * @param rows weights by feature and outcome; null for an unused feature
   * @param bound weights nearer to zero than this are dropped
   */
  public static PackedWeights of(float[][] rows, int outcomes, float bound) {
    int[] starts = new int[rows.length + 1];
    float most = 0;
    for (int id = 0; id < rows.length; id++) {
      int kept = 0;
      float mean = mean(rows[id]);
      for (int k = 0; k < outcomes && rows[id] != null; k++) {
        float weight = Math.abs(rows[id][k] - mean);
        kept += weight >= bound ? 1 : 0;
        most = Math.max(most, weight);
      }
      starts[id + 1] = starts[id] + kept;
    }
    float step = most == 0 ? 1 : most / Short.MAX_VALUE;
    short[] outcome = new short[starts[rows.length]];
    short[] steps = new short[outcome.length];
    int n = 0;
    for (float[] row : rows) {
      float mean = mean(row);
      for (int k = 0; k < outcomes && row != null; k++) {
        float weight = row[k] - mean;
        if (Math.abs(weight) >= bound) {
          outcome[n] = (short) k;
          steps[n++] = (short) Math.round(weight / step);
        }
      }
    }
    return new PackedWeights(outcomes, starts, outcome, steps, step);
  }

  private static float mean(float[] row) {
    float mean = 0;
    for (int k = 0; row != null && k < row.length; k++) {
      mean += row[k] / row.length;
    }
    return mean;
  }

  /** True when a feature speaks for or against any outcome. */
  public boolean has(int feature) {
    return starts[feature + 1] > starts[feature];
  }

  /** What the features of a vector say together for each outcome. */
  public double[] sums(SparseVector vector) {
    float[] sums = new float[outcomes];
    for (int i = 0; i < vector.size(); i++) {
      int feature = vector.ids()[i];
      float strength = vector.values()[i] * step;
      int end = starts[feature + 1];
      for (int j = starts[feature]; j < end; j++) {
        sums[outcome[j]] += weight[j] * strength;
      }
    }
    double[] said = new double[outcomes];
    for (int k = 0; k < outcomes; k++) {
      said[k] = sums[k];
    }
    return said;
  }
}
