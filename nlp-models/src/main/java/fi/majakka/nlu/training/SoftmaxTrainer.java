package fi.majakka.nlu.training;

import fi.majakka.nlu.text.SparseVector;
import java.util.Arrays;
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
  record Settings(int epochs, double rate, double l2, double smoothing, long seed) {

    /** The step size of a pass. */
    float rate(int epoch) {
      return (float) (rate / (1 + 0.1 * epoch));
    }

    /** Takes from probabilities what they should be. */
    void subtractTarget(float[] probabilities, int target) {
      float spread = (float) (smoothing / probabilities.length);
      for (int k = 0; k < probabilities.length; k++) {
        probabilities[k] -= spread;
      }
      probabilities[target] -= (float) (1 - smoothing);
    }
  }

  /**
   * Weights on their way, by feature and label; null where no example has the feature.
   *
   * @param squares sums of the squares of all steps so far
   */
  record State(float[][] weights, float[][] squares) {}

  /**
   * Weights by feature and label.
   *
   * @param labels how many labels there are; {@code targets} are below it
   */
  State train(List<SparseVector> vectors, int[] targets, int labels, int dimensions) {
    State state = new State(new float[dimensions][], new float[dimensions][]);
    pass(state, vectors, targets, labels, 0, settings.epochs());
    return state;
  }

  /** Goes on with weights in place, over other examples than before, for some passes. */
  void more(
      State state, List<SparseVector> vectors, int[] targets, int labels, int from, int passes) {
    pass(state, vectors, targets, labels, from, from + passes);
  }

  private void pass(
      State state, List<SparseVector> vectors, int[] targets, int labels, int from, int to) {
    float[] pull = pulls(vectors, state.weights().length);
    int[] order = order(vectors.size());
    Random random = new Random(settings.seed() + from);
    float[] scores = new float[labels];
    for (int epoch = from; epoch < to; epoch++) {
      shuffle(order, random);
      float rate = settings.rate(epoch);
      for (int example : order) {
        SparseVector vector = vectors.get(example);
        score(vector, state.weights(), scores);
        settings.subtractTarget(scores, targets[example]);
        step(vector, state, pull, scores, rate);
      }
    }
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
    Arrays.fill(scores, 0);
    for (int i = 0; i < vector.size(); i++) {
      float[] row = weights[vector.ids()[i]];
      if (row != null) {
        add(vector.values()[i], row, scores);
      }
    }
    softmax(scores);
  }

  /** Adds a multiple of a row; a loop of its own, so that the compiler makes it a vector's. */
  static void add(float value, float[] row, float[] to) {
    for (int k = 0; k < to.length; k++) {
      to[k] += value * row[k];
    }
  }

  /** Makes probabilities of scores. */
  static void softmax(float[] scores) {
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
      SparseVector vector, State state, float[] pull, float[] errors, float rate) {
    for (int i = 0; i < vector.size(); i++) {
      int id = vector.ids()[i];
      float[] row = state.weights()[id];
      float[] square = state.squares()[id];
      if (row == null || square == null) {
        row = new float[errors.length];
        square = new float[errors.length];
        state.weights()[id] = row;
        state.squares()[id] = square;
      }
      update(errors, vector.values()[i], row, square, pull[id], rate);
    }
  }

  /** One step of a feature's weights. */
  static void update(
      float[] errors, float value, float[] row, float[] square, float pull, float rate) {
    for (int k = 0; k < row.length; k++) {
      float gradient = errors[k] * value + pull * row[k];
      float sum = square[k] + gradient * gradient;
      square[k] = sum;
      row[k] -= rate * gradient / ((float) Math.sqrt(sum) + 1e-6f);
    }
  }

  static int[] order(int size) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    return order;
  }

  static void shuffle(int[] order, Random random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
  }
}
