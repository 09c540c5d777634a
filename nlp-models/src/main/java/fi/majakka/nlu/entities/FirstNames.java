package fi.majakka.nlu.entities;

import fi.majakka.nlu.text.Words;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** First names that are common in Finland, so that a surname is not taken for a place. */
public final class FirstNames {
  private final Set<String> names;

  private FirstNames(Set<String> names) {
    this.names = names;
  }

  /** The names of a text, one or several to a line. */
  public static FirstNames of(String text) {
    return new FirstNames(
        Arrays.stream(text.split("\\s+", -1))
            .filter(name -> !name.isBlank())
            .map(name -> Words.folded(Words.lower(name)))
            .collect(Collectors.toUnmodifiableSet()));
  }

  boolean contains(String folded) {
    return names.contains(folded);
  }
}
