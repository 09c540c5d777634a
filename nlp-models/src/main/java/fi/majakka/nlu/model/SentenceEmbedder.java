package fi.majakka.nlu.model;

import java.util.List;

/** Places a text in a space of meanings, where texts that mean the same lie close. Thread-safe. */
@FunctionalInterface
public interface SentenceEmbedder {

  /** The point of a text, of length one; every point of an embedder has as many numbers. */
  float[] embed(String text);

  /** The points of many texts, in their order; quicker than one by one. */
  default List<float[]> embed(List<String> texts) {
    return texts.parallelStream().map(this::embed).toList();
  }
}
