package fi.majakka.nlu.training;

import fi.majakka.nlu.text.Spelling;

/**
 * A labelled text.
 *
 * @param language ISO 639-1 code, or empty when it does not matter
 */
public record Example(String label, String text, String language) {

  public Example(String label, String text) {
    this(label, text, "");
  }

  /** The example with its slips of the pen put right. */
  Example spelt(Spelling spelling) {
    return new Example(label, spelling.corrected(text), language);
  }
}
