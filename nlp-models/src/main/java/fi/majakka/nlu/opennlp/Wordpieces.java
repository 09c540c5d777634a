package fi.majakka.nlu.opennlp;

import java.util.Map;
import opennlp.tools.tokenize.WordpieceTokenizer;

/** Cuts a text into the pieces of words that a sentence model knows. Thread-safe. */
public final class Wordpieces {
  private final Map<String, Long> pieces;
  private final WordpieceTokenizer tokenizer;
  private final long unknown;

  /**
   * @param pieces numbers by piece; "##" marks a piece within a word
   */
  public Wordpieces(Map<String, Long> pieces) {
    this.pieces = Map.copyOf(pieces);
    this.tokenizer = new WordpieceTokenizer(this.pieces.keySet());
    this.unknown = this.pieces.getOrDefault(WordpieceTokenizer.BERT_UNK_TOKEN, 0L);
  }

  /**
   * The numbers of a text's pieces, with those of its beginning and end.
   *
   * @param text in lower case without accents
   * @param longest further pieces are left out
   */
  public long[] of(String text, int longest) {
    String[] cut = tokenizer.tokenize(text);
    long[] numbers = new long[Math.min(cut.length, longest)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = pieces.getOrDefault(cut[i], unknown);
    }
    return numbers;
  }
}
