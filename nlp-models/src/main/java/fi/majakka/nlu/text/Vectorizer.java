package fi.majakka.nlu.text;

import java.util.List;

/**
 * Weighs features by how rare they are: (1 + ln tf) * idf, each group brought to length one, as in
 * Salton and Buckley (1988). Thread-safe.
 */
public final class Vectorizer {
  private final Features features;
  private final float[] idf;

  /**
   * @param idf one weight for each feature; zero for features never seen
   */
  public Vectorizer(Features features, float[] idf) {
    this.features = features;
    this.idf = idf.clone();
  }

  /** A vectorizer that has counted the features of some texts. */
  public static Vectorizer fit(Features features, List<SparseVector> counted) {
    int[] documents = new int[features.dimensions()];
    for (SparseVector counts : counted) {
      for (int id : counts.ids()) {
        documents[id]++;
      }
    }
    float[] idf = new float[documents.length];
    for (int i = 0; i < idf.length; i++) {
      idf[i] =
          documents[i] == 0
              ? 0
              : (float) (Math.log((1.0 + counted.size()) / (1 + documents[i])) + 1);
    }
    return new Vectorizer(features, idf);
  }

  /** The vector of a text. */
  public SparseVector vector(String text) {
    return weigh(features.counts(text));
  }

  /** The weighed vector of counted features; features never seen are left out. */
  public SparseVector weigh(SparseVector counts) {
    int known = 0;
    for (int id : counts.ids()) {
      if (idf[id] > 0) {
        known++;
      }
    }
    int[] ids = new int[known];
    float[] values = new float[known];
    double words = 0;
    double characters = 0;
    int n = 0;
    for (int i = 0; i < counts.size(); i++) {
      int id = counts.ids()[i];
      if (idf[id] > 0) {
        float value = (float) ((1 + Math.log(counts.values()[i])) * idf[id]);
        ids[n] = id;
        values[n++] = value;
        if (id < features.split()) {
          words += value * value;
        } else {
          characters += value * value;
        }
      }
    }
    float wordLength = (float) Math.sqrt(Math.max(words, 1e-12));
    float characterLength = (float) Math.sqrt(Math.max(characters, 1e-12));
    for (int i = 0; i < n; i++) {
      values[i] /= ids[i] < features.split() ? wordLength : characterLength;
    }
    return new SparseVector(ids, values);
  }

  /** The share, 0..1, of a text's features that were seen in training. */
  public double knownShare(SparseVector counts) {
    int known = 0;
    for (int id : counts.ids()) {
      if (idf[id] > 0) {
        known++;
      }
    }
    return counts.size() == 0 ? 0 : (double) known / counts.size();
  }

  /** Counts the features of a text. */
  public SparseVector counts(String text) {
    return features.counts(text);
  }

  /** The weights, for keeping. */
  public float[] idf() {
    return idf.clone();
  }

  /** How many features there are. */
  public int dimensions() {
    return features.dimensions();
  }
}
