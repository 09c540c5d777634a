package fi.majakka.kb;

import java.util.Optional;
import java.util.regex.Pattern;

/** Texts are words only: nothing in them may be read as markup, a script or a hidden letter. */
final class PlainText {
  private static final Pattern MARKUP = Pattern.compile("<\\s*[A-Za-z/!?]|&#|&[a-z]{2,8};");
  private static final Pattern SCRIPT =
      Pattern.compile("(?i)\\b(javascript|vbscript|data)\\s*:[^ ]");
  private static final Pattern MARKDOWN_LINK = Pattern.compile("\\]\\([^)]*\\)");

  private static final char SOFT_HYPHEN = '\u00ad';

  private PlainText() {}

  /** What is wrong with a text; empty when nothing is. */
  static Optional<String> problem(String text) {
    if (hidden(text)) {
      return Optional.of("a text holds no control, direction or invisible characters");
    }
    boolean suspect = text.indexOf('<') >= 0 || text.indexOf('&') >= 0;
    if (suspect && MARKUP.matcher(text).find()) {
      return Optional.of("a text is plain: no HTML");
    }
    if (text.indexOf(':') >= 0 && SCRIPT.matcher(text).find()) {
      return Optional.of("a text holds no script addresses");
    }
    if (text.indexOf(']') >= 0 && MARKDOWN_LINK.matcher(text).find()) {
      return Optional.of("a text is plain: no Markdown links");
    }
    return Optional.empty();
  }

  private static boolean hidden(String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      boolean ascii = letter >= ' ' && letter < '\u007f';
      boolean allowed = ascii || letter == '\n' || letter == SOFT_HYPHEN;
      if (!allowed && isHidden(letter)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHidden(char letter) {
    int type = Character.getType(letter);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.PRIVATE_USE;
  }
}
