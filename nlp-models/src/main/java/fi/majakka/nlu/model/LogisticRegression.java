package fi.majakka.nlu.model;

import java.util.List;

/** Fits a logistic regression to few signals by full-batch gradient steps on scaled signals. */
final class LogisticRegression {
  private static final int STEPS = 600;
  private static final double RATE = 0.5;
  private static final double L2 = 1e-4;

  private LogisticRegression() {}

  /** Weights of the signals and, last, the constant; both classes count the same in sum. */
  static double[] fit(List<double[]> positive, List<double[]> negative) {
    int n = positive.get(0).length;
    double[] mean = new double[n];
    double[] scale = new double[n];
    moments(positive, negative, mean, scale);
    double[] weights = new double[n + 1];
    double[] velocity = new double[n + 1];
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = new double[n + 1];
      add(positive, 1, 0.5 / positive.size(), weights, mean, scale, gradient);
      add(negative, 0, 0.5 / Math.max(1, negative.size()), weights, mean, scale, gradient);
      for (int i = 0; i <= n; i++) {
        velocity[i] = 0.9 * velocity[i] - RATE * (gradient[i] + (i < n ? L2 * weights[i] : 0));
        weights[i] += velocity[i];
      }
    }
    double constant = weights[n];
    for (int i = 0; i < n; i++) {
      weights[i] /= scale[i];
      constant -= weights[i] * mean[i];
    }
    weights[n] = constant;
    return weights;
  }

  private static void add(
      List<double[]> examples,
      int target,
      double importance,
      double[] weights,
      double[] mean,
      double[] scale,
      double[] gradient) {
    int n = mean.length;
    for (double[] signals : examples) {
      double score = weights[n];
      for (int i = 0; i < n; i++) {
        score += weights[i] * (signals[i] - mean[i]) / scale[i];
      }
      double error = importance * (1 / (1 + Math.exp(-score)) - target);
      for (int i = 0; i < n; i++) {
        gradient[i] += error * (signals[i] - mean[i]) / scale[i];
      }
      gradient[n] += error;
    }
  }

  private static void moments(
      List<double[]> positive, List<double[]> negative, double[] mean, double[] scale) {
    int count = positive.size() + negative.size();
    for (List<double[]> examples : List.of(positive, negative)) {
      for (double[] signals : examples) {
        for (int i = 0; i < mean.length; i++) {
          mean[i] += signals[i] / count;
        }
      }
    }
    for (List<double[]> examples : List.of(positive, negative)) {
      for (double[] signals : examples) {
        for (int i = 0; i < mean.length; i++) {
          scale[i] += (signals[i] - mean[i]) * (signals[i] - mean[i]) / count;
        }
      }
    }
    for (int i = 0; i < scale.length; i++) {
      scale[i] = Math.sqrt(scale[i]) + 1e-9;
    }
  }
}
