package fi.majakka.nlu.training;

import fi.majakka.nlu.model.MeaningClassifier;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Fits the layer of weights over meanings by AdaGrad. Every example has every number, so some of
 * them are taken together at each step. Deterministic.
 */
final class MeaningTrainer {
  private static final int TOGETHER = 8;
  private final SoftmaxTrainer.Settings settings;

  MeaningTrainer(SoftmaxTrainer.Settings settings) {
    this.settings = settings;
  }

  /**
   * A classifier of points.
   *
   * @param labels how many labels there are; {@code targets} are below it
   */
  MeaningClassifier train(List<float[]> points, int[] targets, int labels) {
    int size = points.get(0).length;
    float[] middle = new float[size];
    for (float[] point : points) {
      for (int i = 0; i < size; i++) {
        middle[i] += point[i] / points.size();
      }
    }
    float[][] seen =
        points.stream()
            .map(point -> MeaningClassifier.seenFrom(middle, point))
            .toArray(float[][]::new);
    return new MeaningClassifier(
        middle, weights(seen, targets, labels), centres(seen, targets, labels, size));
  }

  private float[][] weights(float[][] seen, int[] targets, int labels) {
    float[][] weights = new float[seen[0].length][labels];
    float[][] squares = new float[seen[0].length][labels];
    int[] order = SoftmaxTrainer.order(seen.length);
    Random random = new Random(settings.seed());
    float pull = (float) (2 * settings.l2() * TOGETHER / seen.length);
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      SoftmaxTrainer.shuffle(order, random);
      for (int from = 0; from < order.length; from += TOGETHER) {
        int[] some = Arrays.copyOfRange(order, from, Math.min(order.length, from + TOGETHER));
        float[][] errors = errors(seen, targets, some, weights);
        step(seen, some, errors, weights, squares, pull, settings.rate(epoch));
      }
    }
    return weights;
  }

  /** How far the probabilities of some examples are from what they should be. */
  private float[][] errors(float[][] seen, int[] targets, int[] some, float[][] weights) {
    float[][] errors = new float[some.length][weights[0].length];
    for (int i = 0; i < weights.length; i++) {
      for (int n = 0; n < some.length; n++) {
        SoftmaxTrainer.add(seen[some[n]][i], weights[i], errors[n]);
      }
    }
    for (int n = 0; n < some.length; n++) {
      SoftmaxTrainer.softmax(errors[n]);
      settings.subtractTarget(errors[n], targets[some[n]]);
    }
    return errors;
  }

  private static void step(
      float[][] seen,
      int[] some,
      float[][] errors,
      float[][] weights,
      float[][] squares,
      float pull,
      float rate) {
    float[] gradient = new float[weights[0].length];
    for (int i = 0; i < weights.length; i++) {
      Arrays.fill(gradient, 0);
      for (int n = 0; n < some.length; n++) {
        SoftmaxTrainer.add(seen[some[n]][i], errors[n], gradient);
      }
      SoftmaxTrainer.update(gradient, 1, weights[i], squares[i], pull, rate);
    }
  }

  /** The mean direction of the examples of each label. */
  private static float[][] centres(float[][] seen, int[] targets, int labels, int size) {
    float[][] centres = new float[labels][size];
    for (int example = 0; example < targets.length; example++) {
      for (int i = 0; i < size; i++) {
        centres[targets[example]][i] += seen[example][i];
      }
    }
    for (float[] centre : centres) {
      double squares = 0;
      for (float value : centre) {
        squares += value * value;
      }
      for (int i = 0; i < size; i++) {
        centre[i] /= (float) Math.sqrt(squares + 1e-12);
      }
    }
    return centres;
  }
}
