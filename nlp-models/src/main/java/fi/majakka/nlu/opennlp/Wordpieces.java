package fi.majakka.nlu.opennlp;

import fi.majakka.nlu.text.WordTable;
import java.util.List;
import opennlp.tools.tokenize.WordpieceTokenizer;

/** Cuts a text into the pieces of words that a sentence model knows. Thread-safe. */
public final class Wordpieces {
  private final WordTable pieces;
  private final WordpieceTokenizer tokenizer;
  private final int unknown;

  /**
   * @param pieces each at its number; "##" marks a piece within a word
   */
  public Wordpieces(List<String> pieces) {
    this.pieces = new WordTable(pieces);
    if (this.pieces.size() != pieces.size()) {
      throw new IllegalArgumentException("a piece has two numbers");
    }
    this.tokenizer = new WordpieceTokenizer(this.pieces);
    this.unknown = Math.max(0, this.pieces.number(WordpieceTokenizer.BERT_UNK_TOKEN));
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
      int number = pieces.number(cut[i]);
      numbers[i] = number == WordTable.NONE ? unknown : number;
    }
    return numbers;
  }
}
