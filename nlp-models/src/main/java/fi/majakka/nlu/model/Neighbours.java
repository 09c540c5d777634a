package fi.majakka.nlu.model;

import fi.majakka.nlu.text.SparseVector;
import java.util.List;

/**
 * The training examples nearest to a message, by cosine over their weighed features. Thread-safe.
 */
public final class Neighbours {
  private static final int NEAREST = 8;

  /** Features that more examples have than this tell little and cost much. */
  private static final int COMMON = 400;

  private final int[][] postings;
  private final float[][] weights;
  private final int[] labels;
  private final int labelCount;

  /**
   * @param labels the label of each vector
   */
  public Neighbours(List<SparseVector> vectors, int[] labels, int labelCount, int dimensions) {
    this.labels = labels.clone();
    this.labelCount = labelCount;
    int[] sizes = new int[dimensions];
    for (SparseVector vector : vectors) {
      for (int id : vector.ids()) {
        sizes[id]++;
      }
    }
    this.postings = new int[dimensions][];
    this.weights = new float[dimensions][];
    int[] filled = new int[dimensions];
    for (int example = 0; example < vectors.size(); example++) {
      SparseVector vector = vectors.get(example);
      for (int i = 0; i < vector.size(); i++) {
        int id = vector.ids()[i];
        if (sizes[id] > COMMON) {
          continue;
        }
        if (filled[id] == 0) {
          postings[id] = new int[sizes[id]];
          weights[id] = new float[sizes[id]];
        }
        postings[id][filled[id]] = example;
        weights[id][filled[id]++] = vector.values()[i];
      }
    }
  }

  /**
   * What the nearest examples say.
   *
   * @param votes by label, summing to 1, or all 0 when nothing is near
   * @param best cosine of the nearest example, 0..1
   */
  public record Vote(double[] votes, double best) {}

  /** The vote of the nearest examples, each by the cube of its cosine. */
  public Vote vote(SparseVector vector) {
    float[] similarity = new float[labels.length];
    for (int i = 0; i < vector.size(); i++) {
      int[] examples = postings[vector.ids()[i]];
      if (examples != null) {
        float value = vector.values()[i];
        float[] theirs = weights[vector.ids()[i]];
        for (int j = 0; j < examples.length; j++) {
          similarity[examples[j]] += value * theirs[j];
        }
      }
    }
    int[] nearest = new int[NEAREST];
    float[] nearness = new float[NEAREST];
    int found = 0;
    for (int example = 0; example < similarity.length; example++) {
      float near = similarity[example];
      if (near > 0 && (found < NEAREST || near > nearness[found - 1])) {
        int at = found < NEAREST ? found++ : found - 1;
        while (at > 0 && nearness[at - 1] < near) {
          nearness[at] = nearness[at - 1];
          nearest[at] = nearest[at - 1];
          at--;
        }
        nearness[at] = near;
        nearest[at] = example;
      }
    }
    double[] votes = new double[labelCount];
    double sum = 0;
    for (int i = 0; i < found; i++) {
      double weight = Math.pow(nearness[i] / 2, 3); // both groups have length one: cosines reach 2
      votes[labels[nearest[i]]] += weight;
      sum += weight;
    }
    if (sum > 0) {
      for (int k = 0; k < votes.length; k++) {
        votes[k] /= sum;
      }
    }
    return new Vote(votes, found == 0 ? 0 : nearness[0] / 2);
  }
}
