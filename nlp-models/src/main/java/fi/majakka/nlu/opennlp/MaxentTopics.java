package fi.majakka.nlu.opennlp;

import fi.majakka.nlu.text.SparseVector;
import java.util.List;
import opennlp.tools.ml.maxent.GISModel;
import opennlp.tools.ml.model.Context;

/**
 * A maximum-entropy model of OpenNLP over hashed real-valued features. Thread-safe.
 *
 * <p>OpenNLP's own categorizer passes no feature values, so the model is evaluated directly.
 */
public final class MaxentTopics {
  private final GISModel model;
  private final String[] names;
  private final int[] toModel;

  /**
   * @param labels the outcomes, in the order of the weights
   * @param outcomes for each feature the outcomes that it speaks for or against; empty: unused
   * @param weights for each feature the weights of these outcomes
   */
  public MaxentTopics(List<String> labels, int[][] outcomes, float[][] weights) {
    int used = 0;
    for (int[] pattern : outcomes) {
      if (pattern.length > 0) {
        used++;
      }
    }
    Context[] contexts = new Context[used];
    String[] predicates = new String[used];
    this.names = new String[outcomes.length];
    int n = 0;
    for (int i = 0; i < outcomes.length; i++) {
      if (outcomes[i].length > 0) {
        double[] parameters = new double[weights[i].length];
        for (int j = 0; j < parameters.length; j++) {
          parameters[j] = weights[i][j];
        }
        names[i] = Integer.toString(i, Character.MAX_RADIX);
        predicates[n] = names[i];
        contexts[n++] = new Context(outcomes[i], parameters);
      }
    }
    this.model = new GISModel(contexts, predicates, labels.toArray(new String[0]));
    this.toModel = new int[labels.size()];
    for (int i = 0; i < toModel.length; i++) {
      toModel[i] = model.getIndex(labels.get(i));
    }
  }

  /** The probability of each label, in the order of the labels. */
  public double[] probabilities(SparseVector vector) {
    int known = 0;
    for (int id : vector.ids()) {
      if (names[id] != null) {
        known++;
      }
    }
    String[] context = new String[known];
    float[] values = new float[known];
    int n = 0;
    for (int i = 0; i < vector.size(); i++) {
      String name = names[vector.ids()[i]];
      if (name != null) {
        context[n] = name;
        values[n++] = vector.values()[i];
      }
    }
    double[] evaluated = model.eval(context, values);
    double[] probabilities = new double[toModel.length];
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = evaluated[toModel[i]];
    }
    return probabilities;
  }
}
