package fi.majakka.nlu.entities;

import fi.majakka.nlu.text.WordTable;
import fi.majakka.nlu.text.Words;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What ordinary language contributes to the finding of names; every word is folded.
 *
 * @param seen words of any ordinary message, which may be a misspelt municipality of the region but
 *     no other name
 * @param firstNames first names that are common in Finland, so that a surname is no place
 * @param namesakes forms of names that are also plain words ("perhosta", "varkaus"); names only
 *     when they begin with a capital
 */
public record Lexicon(Set<String> seen, Set<String> firstNames, Set<String> namesakes) {

  public Lexicon {
    seen = new WordTable(seen);
    firstNames = new WordTable(firstNames);
    namesakes = Set.copyOf(namesakes);
  }

  /** The words of a text, one or several to a line; "#" begins a comment. */
  public static Set<String> words(String text) {
    return text.lines()
        .filter(line -> !line.startsWith("#"))
        .flatMap(line -> Arrays.stream(line.split("\\s+", -1)))
        .filter(word -> !word.isBlank())
        .map(word -> Words.folded(Words.lower(word)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
