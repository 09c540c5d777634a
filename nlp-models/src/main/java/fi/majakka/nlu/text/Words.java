package fi.majakka.nlu.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits texts into words and folds their spelling. */
public final class Words {

  private Words() {}

  /** The words of a text: runs of letters, digits and inner apostrophes or hyphens. */
  public static List<Token> of(String text) {
    List<Token> tokens = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean inside = i < text.length() && isWord(text, i);
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        tokens.add(new Token(lower(text.substring(start, i)), start, i));
        start = -1;
      }
    }
    return tokens;
  }

  private static boolean isWord(String text, int i) {
    char c = text.charAt(i);
    if (Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.NON_SPACING_MARK) {
      return true;
    }
    boolean joins = c == '\'' || c == '’' || c == '-' || c == ':';
    return joins
        && i > 0
        && i + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(i - 1))
        && Character.isLetter(text.charAt(i + 1));
  }

  /** Lower case in NFC, which keeps ä one character. */
  public static String lower(String text) {
    String composed =
        Normalizer.isNormalized(text, Normalizer.Form.NFC)
            ? text
            : Normalizer.normalize(text, Normalizer.Form.NFC);
    return composed.toLowerCase(Locale.ROOT);
  }

  /** Without dots and accents: "hämäläinen" and "hamalainen" are one. */
  public static String folded(String word) {
    StringBuilder folded = null;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      char plain =
          switch (c) {
            case 'ä', 'å', 'á', 'à', 'â', 'ã' -> 'a';
            case 'ö', 'ø', 'ó', 'ò', 'ô', 'õ' -> 'o';
            case 'é', 'è', 'ê', 'ë' -> 'e';
            case 'ü', 'ú', 'ù', 'û' -> 'u';
            case 'í', 'ì', 'î', 'ï' -> 'i';
            case 'š' -> 's';
            case 'ž' -> 'z';
            case '’' -> '\'';
            default -> c;
          };
      if (plain != c && folded == null) {
        folded = new StringBuilder(word);
      }
      if (folded != null) {
        folded.setCharAt(i, plain);
      }
    }
    return folded == null ? word : folded.toString();
  }
}
