package fi.majakka.nlu.text;

/** Features that tell languages: whole words, and 1 to 4 letters with their dots. Thread-safe. */
public final class LanguageFeatures implements Features {
  private static final int BITS = 15;

  @Override
  public int dimensions() {
    return 2 << BITS;
  }

  @Override
  public int split() {
    return 1 << BITS;
  }

  @Override
  public SparseVector counts(String text) {
    FeatureBag bag = new FeatureBag(split());
    for (Token token : Words.of(text)) {
      bag.first('w', token.word());
      bag.ngrams("_" + token.word() + "_", 1, 4);
    }
    return bag.counts();
  }
}
