package fi.majakka.nlu.entities;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression that begins where a word begins. It is only tried at words whose first letter it
 * may begin with, for a search through the whole text costs more than the rest of the reading.
 */
final class Shape {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzåäö0123456789";

  private final Pattern pattern;
  private final String initials;

  /**
   * @param expression without regard to upper and lower case
   */
  Shape(String expression) {
    pattern = Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    StringBuilder possible = new StringBuilder();
    for (int i = 0; i < LETTERS.length(); i++) {
      Matcher matcher = pattern.matcher(LETTERS.substring(i, i + 1));
      // An end that was reached without a match says that more letters could make one.
      if (matcher.lookingAt() || matcher.hitEnd()) {
        possible.append(LETTERS.charAt(i));
      }
    }
    initials = possible.toString();
  }

  /** A place in a text where a word begins, with its first letter in lower case. */
  record Beginning(int index, char letter) {

    static List<Beginning> of(String text) {
      List<Beginning> beginnings = new ArrayList<>();
      boolean inside = false;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        boolean letter = Character.isLetterOrDigit(c);
        if (letter && !inside) {
          beginnings.add(new Beginning(i, Character.toLowerCase(c)));
        }
        inside = letter;
      }
      return beginnings;
    }
  }

  /** Hands over every place where a text has the shape; no two overlap. */
  void each(String text, List<Beginning> beginnings, Consumer<MatchResult> found) {
    Matcher matcher = pattern.matcher(text);
    int from = 0;
    for (Beginning beginning : beginnings) {
      if (beginning.index() >= from
          && initials.indexOf(beginning.letter()) >= 0
          && matcher.region(beginning.index(), text.length()).lookingAt()) {
        found.accept(matcher.toMatchResult());
        from = matcher.end();
      }
    }
  }
}
