package fi.majakka.kb;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A pattern of a signal, taken apart once for all messages.
 *
 * @param parts beginnings of words, or whole words where they end in "="
 * @param whole true when the words must be the whole message
 */
public record Sign(List<String> parts, boolean whole) {
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}']+");

  public Sign {
    parts = List.copyOf(parts);
  }

  static Sign of(String pattern) {
    boolean whole = pattern.endsWith(".");
    return new Sign(whole ? words(pattern) : List.of(pattern.split(" ", -1)), whole);
  }

  /** The words of a message as signs are compared with them. */
  public static List<String> words(String text) {
    return Arrays.stream(BETWEEN.split(text.toLowerCase(Locale.ROOT)))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** True when all parts occur among the words; those of a whole message alone and in order. */
  public boolean in(List<String> words) {
    if (whole) {
      return words.equals(parts);
    }
    for (String part : parts) {
      if (!occurs(part, words)) {
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
    for (String word : words) {
      if (fits(word, part)) {
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
