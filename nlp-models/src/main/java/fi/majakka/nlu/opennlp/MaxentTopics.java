package fi.majakka.nlu.opennlp;

import fi.majakka.nlu.text.PackedWeights;
import fi.majakka.nlu.text.SparseVector;
import opennlp.tools.ml.maxent.GISModel;
import opennlp.tools.ml.model.Context;
import opennlp.tools.ml.model.EvalParameters;

/**
 * A maximum-entropy model over hashed real-valued features, evaluated by OpenNLP. Thread-safe.
 *
 * <p>OpenNLP's own categorizer passes no feature values, and a whole OpenNLP model of these
 * features takes twelve bytes a weight and a name for each feature. So the weights stay packed, and
 * only those of a message's own features are given to OpenNLP, multiplied by their values.
 */
public final class MaxentTopics {
  private final PackedWeights weights;

  public MaxentTopics(PackedWeights weights) {
    this.weights = weights;
  }

  /** The probability of each outcome. */
  public double[] probabilities(SparseVector vector) {
    int known = 0;
    for (int id : vector.ids()) {
      if (weights.has(id)) {
        known++;
      }
    }
    Context[] contexts = new Context[known];
    int[] all = new int[known];
    int n = 0;
    for (int i = 0; i < vector.size(); i++) {
      int id = vector.ids()[i];
      if (weights.has(id)) {
        contexts[n] =
            new Context(weights.outcomesOf(id), weights.weightsOf(id, vector.values()[i]));
        all[n] = n++;
      }
    }
    double[] prior = new double[weights.outcomes()];
    return GISModel.eval(all, prior, new EvalParameters(contexts, weights.outcomes()));
  }
}
