package fi.majakka.nlu.training;

/**
 * A labelled text.
 *
 * @param language ISO 639-1 code, or empty when it does not matter
 */
public record Example(String label, String text, String language) {

  public Example(String label, String text) {
    this(label, text, "");
  }
}
