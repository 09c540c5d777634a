package fi.majakka.nlu.model;

import java.util.List;

/**
 * Judges from the signals of a classifier whether a message is about any topic at all: a logistic
 * regression whose threshold keeps a chosen share of the messages in scope. Thread-safe.
 */
public final class OutOfScopeDetector {
  private final double[] weights;
  private final double threshold;

  /**
   * @param weights one for each signal, then the constant
   * @param threshold messages with a lower score are out of scope
   */
  public OutOfScopeDetector(double[] weights, double threshold) {
    this.weights = weights.clone();
    this.threshold = threshold;
  }

  /** How much a message looks in scope; higher is more. */
  public double score(double[] signals) {
    double score = weights[weights.length - 1];
    for (int i = 0; i < signals.length; i++) {
      score += weights[i] * signals[i];
    }
    return score;
  }

  /** True when no topic is meant. */
  public boolean outOfScope(double[] signals) {
    return score(signals) < threshold;
  }

  /** The weights, the constant last, for keeping. */
  public double[] weights() {
    return weights.clone();
  }

  /** The threshold. */
  public double threshold() {
    return threshold;
  }

  /**
   * Fits a detector.
   *
   * @param inScope signals of messages that mean a topic
   * @param outOfScope signals of messages that mean none
   * @param usual signals of messages in scope that the threshold is set by
   * @param kept share, 0..1, of the usual messages that must not be refused
   */
  public static OutOfScopeDetector fit(
      List<double[]> inScope, List<double[]> outOfScope, List<double[]> usual, double kept) {
    double[] weights = LogisticRegression.fit(inScope, outOfScope);
    OutOfScopeDetector open = new OutOfScopeDetector(weights, Double.NEGATIVE_INFINITY);
    double[] scores = usual.stream().mapToDouble(open::score).sorted().toArray();
    int refused = (int) Math.floor((1 - kept) * scores.length);
    return new OutOfScopeDetector(weights, scores[Math.min(refused, scores.length - 1)]);
  }
}
