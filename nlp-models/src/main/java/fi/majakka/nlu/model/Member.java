package fi.majakka.nlu.model;

import fi.majakka.nlu.text.SparseVector;
import fi.majakka.nlu.text.Vectorizer;

/**
 * One model of an ensemble, with its own view of the text.
 *
 * @param model gives the probability of each label
 */
public record Member(Vectorizer vectorizer, Probabilities model) {

  /** Gives the probability of each label to a vector; thread-safe. */
  @FunctionalInterface
  public interface Probabilities {
    double[] of(SparseVector vector);
  }
}
