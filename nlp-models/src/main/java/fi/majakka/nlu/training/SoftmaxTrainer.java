package fi.majakka.nlu.training;

import fi.majakka.nlu.text.SparseVector;
import java.util.List;
import java.util.Random;

/**
 * Fits a maximum-entropy model by AdaGrad (Duchi, Hazan and Singer, 2011) on real-valued sparse
 * features. Deterministic: the same data and seed give the same weights.
 */
final class SoftmaxTrainer {
  private final Settings settings;

  SoftmaxTrainer(Settings settings) {
    this.settings = settings;
  }

  /**
   * How to train.
   *
   * @param epochs passes over the data
   * @param rate first step size
   * @param l2 pull of every weight towards zero
   * @param smoothing share of the target that is spread over all labels
   */
  record Settings(int epochs, double rate, double l2, double smoothing, long seed) {}

  /**
   * Weights by feature and label.
   *
   * @param labels how many labels there are; {@code targets} are below it
   */
  float[][] train(List<SparseVector> vectors, int[] targets, int labels, int dimensions) {
    float[][] weights = new float[dimensions][];
    float[][] squares = new float[dimensions][];
    float[] pull = pulls(vectors, dimensions);
    int[] order = new int[vectors.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    Random random = new Random(settings.seed());
    float[] scores = new float[labels];
    float spread = (float) (settings.smoothing() / labels);
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      shuffle(order, random);
      float rate = (float) (settings.rate() / (1 + 0.1 * epoch));
      for (int example : order) {
        SparseVector vector = vectors.get(example);
        score(vector, weights, scores);
        for (int k = 0; k < labels; k++) {
          scores[k] -= spread;
        }
        scores[targets[example]] -= (float) (1 - settings.smoothing());
        step(vector, weights, squares, pull, scores, rate);
      }
    }
    return weights;
  }

  /** Rare features are pulled harder: the pull is spread over the examples that have them. */
  private float[] pulls(List<SparseVector> vectors, int dimensions) {
    int[] seen = new int[dimensions];
    for (SparseVector vector : vectors) {
      for (int id : vector.ids()) {
        seen[id]++;
      }
    }
    float[] pull = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      pull[i] = seen[i] == 0 ? 0 : (float) (2 * settings.l2() / seen[i]);
    }
    return pull;
  }

  /** Leaves the probabilities in {@code scores}. */
  static void score(SparseVector vector, float[][] weights, float[] scores) {
    java.util.Arrays.fill(scores, 0);
    for (int i = 0; i < vector.size(); i++) {
      float[] row = weights[vector.ids()[i]];
      if (row != null) {
        float value = vector.values()[i];
        for (int k = 0; k < scores.length; k++) {
          scores[k] += value * row[k];
        }
      }
    }
    float most = Float.NEGATIVE_INFINITY;
    for (float score : scores) {
      most = Math.max(most, score);
    }
    float sum = 0;
    for (int k = 0; k < scores.length; k++) {
      scores[k] = (float) Math.exp(scores[k] - most);
      sum += scores[k];
    }
    for (int k = 0; k < scores.length; k++) {
      scores[k] /= sum;
    }
  }

  private static void step(
      SparseVector vector,
      float[][] weights,
      float[][] squares,
      float[] pull,
      float[] errors,
      float rate) {
    for (int i = 0; i < vector.size(); i++) {
      int id = vector.ids()[i];
      float value = vector.values()[i];
      float[] row = weights[id];
      float[] square = squares[id];
      if (row == null || square == null) {
        row = new float[errors.length];
        square = new float[errors.length];
        weights[id] = row;
        squares[id] = square;
      }
      float weightPull = pull[id];
      for (int k = 0; k < errors.length; k++) {
        float gradient = errors[k] * value + weightPull * row[k];
        square[k] += gradient * gradient;
        row[k] -= rate * gradient / ((float) Math.sqrt(square[k]) + 1e-6f);
      }
    }
  }

  private static void shuffle(int[] order, Random random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
  }
}
