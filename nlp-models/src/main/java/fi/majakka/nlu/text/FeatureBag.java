package fi.majakka.nlu.text;

import java.util.Arrays;

/** Collects hashed features of one text. Confined to one thread. */
public final class FeatureBag {
  private final int group;
  private int[] hashes = new int[256];
  private int size;

  /**
   * @param group how many features each group has, a power of two
   */
  public FeatureBag(int group) {
    this.group = group;
  }

  /** Adds a feature of the first group. */
  public void first(char kind, String value) {
    add(hash(kind, value, 0, value.length()) & (group - 1));
  }

  /** Adds the n-grams of a word to the second group. */
  void ngrams(String word, int shortest, int longest) {
    for (int n = shortest; n <= longest; n++) {
      for (int i = 0; i + n <= word.length(); i++) {
        add(group | (hash('g', word, i, i + n) & (group - 1)));
      }
    }
  }

  private void add(int hash) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, size * 2);
    }
    hashes[size++] = hash;
  }

  /** FNV-1a with a final mix, so that the low bits are good. */
  private int hash(char kind, String value, int from, int to) {
    int hash = 0x811c9dc5;
    hash = (hash ^ kind) * 0x01000193;
    for (int i = from; i < to; i++) {
      hash = (hash ^ value.charAt(i)) * 0x01000193;
    }
    hash ^= hash >>> 15;
    hash *= 0x2c1b3c6d;
    return hash ^ (hash >>> 13);
  }

  /** The features with their counts. */
  public SparseVector counts() {
    Arrays.sort(hashes, 0, size);
    int distinct = 0;
    int[] ids = new int[size];
    float[] counts = new float[size];
    for (int i = 0; i < size; i++) {
      if (distinct > 0 && ids[distinct - 1] == hashes[i]) {
        counts[distinct - 1]++;
      } else {
        ids[distinct] = hashes[i];
        counts[distinct++] = 1;
      }
    }
    return new SparseVector(Arrays.copyOf(ids, distinct), Arrays.copyOf(counts, distinct));
  }
}
