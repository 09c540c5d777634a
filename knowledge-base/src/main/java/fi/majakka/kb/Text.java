package fi.majakka.kb;

import java.util.function.UnaryOperator;

/** The same thing said in both languages; neither may be empty. */
public record Text(String fi, String en) {

  public Text {
    if (fi.isBlank() || en.isBlank()) {
      throw new IllegalArgumentException("both languages are needed");
    }
  }

  /** The text in one language. */
  public String in(Language language) {
    return language == Language.FI ? fi : en;
  }

  /** Both texts, changed in the same way. */
  public Text map(UnaryOperator<String> change) {
    return new Text(change.apply(fi), change.apply(en));
  }
}
