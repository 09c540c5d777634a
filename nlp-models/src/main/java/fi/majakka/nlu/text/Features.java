package fi.majakka.nlu.text;

/** Turns a text into counted features in two groups. Thread-safe. */
public interface Features {

  /** The features of a text with their counts, sorted by index. */
  SparseVector counts(String text);

  /** How many features there are in both groups. */
  int dimensions();

  /** The first feature of the second group. */
  int split();
}
