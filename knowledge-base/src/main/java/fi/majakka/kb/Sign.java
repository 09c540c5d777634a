package fi.majakka.kb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A pattern of a signal, taken apart once for all messages.
 *
 * @param parts beginnings of words, or whole words where they end in "="
 * @param whole true when the words must be the whole message
 */
public record Sign(List<String> parts, boolean whole) {
  public Sign {
    parts = List.copyOf(parts);
  }

  static Sign of(String pattern) {
    boolean whole = pattern.endsWith(".");
    return new Sign(whole ? words(pattern) : List.of(pattern.split(" ", -1)), whole);
  }

  /** The words of a message as signs are compared with them. */
  public static List<String> words(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    int begin = 0;
    for (int at = 0; at <= lower.length(); ) {
      int letter = at < lower.length() ? lower.codePointAt(at) : ' ';
      if (!inWord(letter)) {
        if (at > begin) {
          words.add(lower.substring(begin, at));
        }
        begin = at + Character.charCount(letter);
      }
      at += Character.charCount(letter);
    }
    return List.copyOf(words);
  }

  /** Letters, numbers of any kind and apostrophes; asked often, so no pattern. */
  private static boolean inWord(int letter) {
    int kind = Character.getType(letter);
    return Character.isLetter(letter)
        || kind == Character.DECIMAL_DIGIT_NUMBER
        || kind == Character.LETTER_NUMBER
        || kind == Character.OTHER_NUMBER
        || letter == '\'';
  }

  /** True when all parts occur among the words; those of a whole message alone and in order. */
  public boolean in(List<String> words) {
    if (whole) {
      return words.size() == parts.size() && words.equals(parts);
    }
    // By numbers: a message is compared with a thousand signs, and each iterator would be thrown
    // away.
    for (int i = 0; i < parts.size(); i++) {
      if (!occurs(parts.get(i), words)) {
        return false;
      }
    }
    return true;
  }

  /** True when the words begin with the parts, one by one; never for a whole message. */
  public boolean begins(List<String> words) {
    if (whole || words.size() < parts.size()) {
      return false;
    }
    for (int i = 0; i < parts.size(); i++) {
      if (!fits(words.get(i), parts.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean occurs(String part, List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      if (fits(words.get(i), part)) {
        return true;
      }
    }
    return false;
  }

  private static boolean fits(String word, String part) {
    if (!part.endsWith("=")) {
      return word.startsWith(part);
    }
    return word.length() == part.length() - 1 && part.startsWith(word);
  }
}
