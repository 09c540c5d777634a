package fi.majakka.kb.yaml;

/** A text that is no YAML as the knowledge base writes it; the line counts from 1. */
public final class YamlException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int line;

  YamlException(int line, String message) {
    super(message);
    this.line = line;
  }

  /** Where the text goes wrong. */
  public int line() {
    return line;
  }
}
