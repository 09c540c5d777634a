package fi.majakka.nlu.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Known words, found by words that are one slip of the pen away: a letter added, lost, changed, or
 * swapped with its neighbour (Damerau and Levenshtein). One slip leaves half of a word as it was,
 * so words are looked up by their halves. Thread-safe.
 */
public final class NearWords {
  private final Map<String, List<String>> halves = new HashMap<>();

  public NearWords(Collection<String> words) {
    for (String word : new TreeSet<>(words)) {
      for (String half : List.of(front(word, word.length()), back(word, word.length()))) {
        halves.computeIfAbsent(half, key -> new ArrayList<>(2)).add(word);
      }
    }
  }

  /** The first half of known words of a length, as a word that may be meant has it. */
  private static String front(String word, int length) {
    return length + "<" + word.substring(0, (length - 1) / 2);
  }

  /** The last half of known words of a length. */
  private static String back(String word, int length) {
    return length + ">" + word.substring(word.length() - (length - 1) / 2);
  }

  /** The known words that are a word of at least two letters but for one slip, sorted. */
  public Set<String> of(String word) {
    Set<String> near = new TreeSet<>();
    for (int length = word.length() - 1; length <= word.length() + 1; length++) {
      for (String half : List.of(front(word, length), back(word, length))) {
        for (String known : halves.getOrDefault(half, List.of())) {
          if (oneSlip(word, known)) {
            near.add(known);
          }
        }
      }
    }
    return near;
  }

  private static boolean oneSlip(String a, String b) {
    int i = 0;
    while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    String restA = a.substring(i);
    String restB = b.substring(i);
    if (restA.isEmpty() || restB.isEmpty()) {
      return restA.length() + restB.length() <= 1;
    }
    return restA.substring(1).equals(restB.substring(1))
        || restA.substring(1).equals(restB)
        || restA.equals(restB.substring(1))
        || (restA.length() > 1
            && restB.length() > 1
            && restA.charAt(0) == restB.charAt(1)
            && restA.charAt(1) == restB.charAt(0)
            && restA.substring(2).equals(restB.substring(2)));
  }
}
