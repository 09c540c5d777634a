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

  private final Postings postings;
  private final int[] labels;
  private final int labelCount;

  /**
   * The examples that have each feature, for keeping.
   *
   * @param starts index of the first example of each feature, and how many there are at last
   * @param examples numbers of examples
   * @param weights the feature's weight in each example, in steps of {@link #STEP}
   */
  public record Postings(int[] starts, int[] examples, short[] weights) {
    static final float STEP = 1f / Short.MAX_VALUE;

    /** The postings of vectors in which each group of features has length one. */
    public static Postings of(List<SparseVector> vectors, int dimensions) {
      int[] sizes = new int[dimensions];
      for (SparseVector vector : vectors) {
        for (int id : vector.ids()) {
          sizes[id]++;
        }
      }
      int[] starts = new int[dimensions + 1];
      for (int id = 0; id < dimensions; id++) {
        starts[id + 1] = starts[id] + (sizes[id] > COMMON ? 0 : sizes[id]);
      }
      int[] next = starts.clone();
      int[] examples = new int[starts[dimensions]];
      short[] weights = new short[examples.length];
      for (int example = 0; example < vectors.size(); example++) {
        SparseVector vector = vectors.get(example);
        for (int i = 0; i < vector.size(); i++) {
          int id = vector.ids()[i];
          if (sizes[id] <= COMMON) {
            examples[next[id]] = example;
            weights[next[id]++] = (short) Math.round(vector.values()[i] / STEP);
          }
        }
      }
      return new Postings(starts, examples, weights);
    }
  }

  /**
   * @param labels the label of each example
   */
  public Neighbours(Postings postings, int[] labels, int labelCount) {
    this.postings = postings;
    this.labels = labels.clone();
    this.labelCount = labelCount;
  }

  /** The examples, for keeping. */
  public Postings postings() {
    return postings;
  }

  /** The label of each example, for keeping. */
  public int[] labels() {
    return labels.clone();
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
    int[] starts = postings.starts();
    int[] examples = postings.examples();
    short[] weights = postings.weights();
    for (int i = 0; i < vector.size(); i++) {
      int id = vector.ids()[i];
      float value = vector.values()[i] * Postings.STEP;
      int end = starts[id + 1];
      for (int j = starts[id]; j < end; j++) {
        similarity[examples[j]] += value * weights[j];
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
