package fi.majakka.nlu.model;

/** Places a text in a space of meanings, where texts that mean the same lie close. Thread-safe. */
@FunctionalInterface
public interface SentenceEmbedder {

  /** The point of a text, of length one; every point of an embedder has as many numbers. */
  float[] embed(String text);
}
