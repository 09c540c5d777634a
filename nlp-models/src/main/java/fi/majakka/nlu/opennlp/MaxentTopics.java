package fi.majakka.nlu.opennlp;

import fi.majakka.nlu.text.PackedWeights;
import fi.majakka.nlu.text.SparseVector;
import java.util.stream.IntStream;
import opennlp.tools.ml.maxent.GISModel;
import opennlp.tools.ml.model.Context;
import opennlp.tools.ml.model.EvalParameters;

/**
 * A maximum-entropy model over hashed real-valued features, evaluated by OpenNLP. Thread-safe.
 *
 * <p>OpenNLP's own categorizer passes no feature values, and a whole OpenNLP model of these
 * features takes twelve bytes a weight and a name for each feature. So the weights stay packed, and
 * OpenNLP is given one feature: what those of the message say together.
 */
public final class MaxentTopics {
  private static final int[] ALL = {0};

  private final PackedWeights weights;
  private final int[] outcomes;

  public MaxentTopics(PackedWeights weights) {
    this.weights = weights;
    this.outcomes = IntStream.range(0, weights.outcomes()).toArray();
  }

  /** The probability of each outcome. */
  public double[] probabilities(SparseVector vector) {
    Context[] said = {new Context(outcomes, weights.sums(vector))};
    return GISModel.eval(
        ALL, new double[outcomes.length], new EvalParameters(said, outcomes.length));
  }
}
