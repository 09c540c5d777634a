package fi.majakka.nlu.model;

import fi.majakka.nlu.text.PackedRows;
import fi.majakka.nlu.text.SparseVector;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * The training examples nearest to a message, by cosine over their weighed features. Thread-safe.
 */
public final class Neighbours {
  private static final int NEAREST = 8;

  /** Features that more examples have than this tell little and cost much. */
  private static final int COMMON = 400;

  private final PackedRows postings;
  private final int[] labels;
  private final int labelCount;

  /** All zero: 24,000 numbers a message would be a seventh of all that a turn throws away. */
  private final Queue<float[]> spare = new ArrayBlockingQueue<>(4);

  /**
   * @param postings for each feature, its weight in each example that has it
   * @param labels the label of each example
   */
  public Neighbours(PackedRows postings, int[] labels, int labelCount) {
    this.postings = postings;
    this.labels = labels.clone();
    this.labelCount = labelCount;
  }

  /** The examples that have each feature, of vectors in which each group has length one. */
  public static PackedRows postings(List<SparseVector> vectors, int dimensions) {
    int[] sizes = new int[dimensions];
    for (SparseVector vector : vectors) {
      for (int id : vector.ids()) {
        sizes[id]++;
      }
    }
    int[][] examples = new int[dimensions][];
    float[][] weights = new float[dimensions][];
    for (int id = 0; id < dimensions; id++) {
      int size = sizes[id] > COMMON ? 0 : sizes[id];
      examples[id] = new int[size];
      weights[id] = new float[size];
    }
    int[] next = new int[dimensions];
    for (int example = 0; example < vectors.size(); example++) {
      SparseVector vector = vectors.get(example);
      for (int i = 0; i < vector.size(); i++) {
        int id = vector.ids()[i];
        if (sizes[id] <= COMMON) {
          examples[id][next[id]] = example;
          weights[id][next[id]++] = vector.values()[i];
        }
      }
    }
    PackedRows.Packing packing = new PackedRows.Packing(dimensions, vectors.size());
    for (int id = 0; id < dimensions; id++) {
      packing.add(examples[id], weights[id], next[id]);
    }
    return packing.rows();
  }

  /** The examples, for keeping. */
  public PackedRows postings() {
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
    float[] similarity = spare.poll();
    if (similarity == null) {
      similarity = new float[postings.columns()];
    }
    postings.add(vector, similarity);
    Vote vote = vote(similarity);
    Arrays.fill(similarity, 0);
    spare.offer(similarity);
    return vote;
  }

  private Vote vote(float[] similarity) {
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
    return new Vote(votes, found == 0 ? 0 : Math.min(1, nearness[0] / 2));
  }
}
