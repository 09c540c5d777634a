package fi.majakka.nlu.text;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Puts slips of the pen right: a word that was hardly ever seen becomes the most usual word that is
 * one slip away from it. What is put right is folded. Thread-safe.
 */
public final class Spelling {
  /** Shorter words are near too many others. */
  private static final int SHORTEST = 4;

  /** A word that fewer texts have may be a slip itself. */
  private static final int USUAL = 2;

  private final WordTable seen;

  /** In how many texts each word is, by its number. */
  private final int[] often;

  private final Concepts concepts;
  private final NearWords usual;

  /**
   * @param seen in how many texts a folded word is
   * @param concepts whose words are no slips, however rare they are
   */
  public Spelling(Map<String, Integer> seen, Concepts concepts) {
    this.seen = new WordTable(seen.keySet());
    this.often = this.seen.stream().mapToInt(seen::get).toArray();
    this.concepts = concepts;
    this.usual =
        new NearWords(
            seen.entrySet().stream()
                .filter(word -> word.getValue() >= USUAL && word.getKey().length() >= SHORTEST - 1)
                .map(Map.Entry::getKey)
                .toList());
  }

  /** Takes every text as it is. */
  public static Spelling none() {
    return new Spelling(Map.of(), Concepts.none());
  }

  /** In how many of some texts each folded word is; words of only one text are left out. */
  public static Map<String, Integer> often(Collection<String> texts) {
    Map<String, Integer> seen = new HashMap<>();
    for (String text : texts) {
      Words.of(text).stream()
          .map(token -> Words.folded(token.word()))
          .distinct()
          .forEach(word -> seen.merge(word, 1, Integer::sum));
    }
    seen.values().removeIf(often -> often < USUAL);
    return seen;
  }

  /** The text with its slips put right. */
  public String corrected(String text) {
    StringBuilder corrected = new StringBuilder();
    int from = 0;
    for (Token token : Words.of(text)) {
      Optional<String> meant = meant(Words.folded(token.word()));
      if (meant.isPresent()) {
        corrected.append(text, from, token.start()).append(meant.get());
        from = token.end();
      }
    }
    return from == 0 ? text : corrected.append(text.substring(from)).toString();
  }

  private Optional<String> meant(String word) {
    if (word.length() < SHORTEST || seen.contains(word) || !concepts.of(word).isEmpty()) {
      return Optional.empty();
    }
    String best = "";
    int most = 0;
    for (String near : usual.of(word)) {
      int times = often[seen.number(near)];
      if (times > most && near.charAt(0) == word.charAt(0)) {
        most = times;
        best = near;
      }
    }
    return most == 0 ? Optional.empty() : Optional.of(best);
  }
}
