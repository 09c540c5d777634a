package fi.majakka.nlu.text;

import fi.majakka.nlu.opennlp.Stemming;

/**
 * Features that tell topics: words (as they are, folded, stemmed, paired, their beginnings and
 * concepts) and characters (3 to 5 letters within a word, folded), hashed. Thread-safe.
 */
public final class FeatureExtractor implements Features {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 5;
  private static final int BEGINNING = 6;
  private final int bits;
  private final Concepts concepts;

  /**
   * Features in two groups.
   *
   * @param bits each group has 2^bits features
   */
  public FeatureExtractor(int bits, Concepts concepts) {
    this.bits = bits;
    this.concepts = concepts;
  }

  @Override
  public int dimensions() {
    return 2 << bits;
  }

  @Override
  public int split() {
    return 1 << bits;
  }

  @Override
  public SparseVector counts(String text) {
    Stemming stems = new Stemming();
    FeatureBag bag = new FeatureBag(split());
    String before = "<s>";
    for (Token token : Words.of(text)) {
      String word = token.word();
      String folded = Words.folded(word);
      String finnish = Words.folded(stems.finnish(word));
      bag.first('w', word);
      bag.first('f', folded);
      bag.first('s', finnish);
      bag.first('e', stems.english(folded));
      if (folded.length() > BEGINNING) {
        bag.first('p', folded.substring(0, BEGINNING));
      }
      for (String concept : concepts.of(folded)) {
        bag.first('c', concept);
      }
      bag.first('b', before + " " + finnish);
      before = finnish;
      bag.ngrams("_" + folded + "_", SHORTEST, LONGEST);
    }
    bag.first('b', before + " </s>");
    return bag.counts();
  }
}
