package fi.majakka.nlu.model;

import java.util.Map;
import java.util.Optional;

/**
 * The languages whose sentences can be placed among meanings.
 *
 * @param embedders by ISO 639-1 code
 */
public record Meanings(Map<String, SentenceEmbedder> embedders) {

  public Meanings {
    embedders = Map.copyOf(embedders);
  }

  /** No language has meanings; words and letters decide alone. */
  public static Meanings none() {
    return new Meanings(Map.of());
  }

  /** The embedder of a language. */
  public Optional<SentenceEmbedder> in(String language) {
    return Optional.ofNullable(embedders.get(language));
  }
}
