package fi.majakka.nlu.opennlp;

import opennlp.tools.stemmer.snowball.SnowballStemmer;

/** Finnish and English Snowball stems. Confined to one thread; cheap to make. */
public final class Stemming {
  private final SnowballStemmer finnish = new SnowballStemmer(SnowballStemmer.ALGORITHM.FINNISH);
  private final SnowballStemmer english = new SnowballStemmer(SnowballStemmer.ALGORITHM.ENGLISH);

  /** The Finnish stem. */
  public String finnish(String word) {
    return finnish.stem(word).toString();
  }

  /** The English stem. */
  public String english(String word) {
    return english.stem(word).toString();
  }
}
