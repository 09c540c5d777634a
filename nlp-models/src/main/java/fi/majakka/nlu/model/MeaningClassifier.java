package fi.majakka.nlu.model;

/**
 * Says how likely each label is for a point in a space of meanings: one layer of weights over the
 * point, seen from the middle of the training examples. Thread-safe.
 *
 * @param middle mean of the points of the training examples
 * @param weights by number of the point, then for the constant; each by label
 * @param centres by label, the mean direction of its examples, of length one
 */
public record MeaningClassifier(float[] middle, float[][] weights, float[][] centres) {
  /** How long points are made before they are weighed; longer ones learn faster. */
  private static final float LENGTH = 1.5f;

  /** A point as the weights see it: from the middle, of one length, with a constant at its end. */
  public static float[] seenFrom(float[] middle, float[] point) {
    float[] seen = new float[point.length + 1];
    double squares = 0;
    for (int i = 0; i < point.length; i++) {
      seen[i] = point[i] - middle[i];
      squares += seen[i] * seen[i];
    }
    float scale = LENGTH / (float) Math.sqrt(squares + 1e-12);
    for (int i = 0; i < point.length; i++) {
      seen[i] *= scale;
    }
    seen[point.length] = 1;
    return seen;
  }

  /**
   * What a point means.
   *
   * @param probabilities by label
   * @param nearness by label, cosine of the point and the label's centre
   */
  public record Meaning(double[] probabilities, double[] nearness) {}

  /** The meaning of a point. */
  public Meaning of(float[] point) {
    float[] seen = seenFrom(middle, point);
    int labels = centres.length;
    double[] scores = new double[labels];
    for (int i = 0; i < seen.length; i++) {
      for (int k = 0; k < labels; k++) {
        scores[k] += seen[i] * weights[i][k];
      }
    }
    double most = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      most = Math.max(most, score);
    }
    double sum = 0;
    double[] nearness = new double[labels];
    for (int k = 0; k < labels; k++) {
      scores[k] = Math.exp(scores[k] - most);
      sum += scores[k];
      for (int i = 0; i < point.length; i++) {
        nearness[k] += seen[i] * centres[k][i] / LENGTH;
      }
    }
    for (int k = 0; k < labels; k++) {
      scores[k] /= sum;
    }
    return new Meaning(scores, nearness);
  }
}
