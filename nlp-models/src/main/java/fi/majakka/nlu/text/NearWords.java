package fi.majakka.nlu.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Known words, found by words that are one slip of the pen away: a letter added, lost, changed, or
 * swapped with its neighbour (Damerau and Levenshtein). One slip leaves half of a word as it was,
 * so words are looked up by their halves. Thread-safe.
 */
public final class NearWords {
  private final WordTable words;

  /**
   * Two for each word, sorted: the hash of a half in the upper 32 bits, the index of the word in
   * the lower. Numbers take a tenth of what maps of halves do.
   */
  private final long[] halves;

  public NearWords(Collection<String> words) {
    this.words = new WordTable(words);
    this.halves = new long[2 * this.words.size()];
    for (int i = 0; i < this.words.size(); i++) {
      String word = this.words.word(i);
      halves[2 * i] = ((long) front(word, word.length()) << Integer.SIZE) | i;
      halves[2 * i + 1] = ((long) back(word, word.length()) << Integer.SIZE) | i;
    }
    Arrays.sort(halves);
  }

  /** The first half of known words of a length, as a word that may be meant has it. */
  private static int front(String word, int length) {
    return hash(word, 0, (length - 1) / 2, 2 * length);
  }

  /** The last half of known words of a length. */
  private static int back(String word, int length) {
    return hash(word, word.length() - (length - 1) / 2, word.length(), 2 * length + 1);
  }

  /** Halves that share a hash by chance do no harm: whole words are compared afterwards. */
  private static int hash(String word, int from, int to, int kind) {
    int hash = kind;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + word.charAt(i);
    }
    return hash;
  }

  /** The known words that are a word of at least two letters but for one slip, sorted. */
  public Set<String> of(String word) {
    Set<String> near = new TreeSet<>();
    for (int length = word.length() - 1; length <= word.length() + 1; length++) {
      add(front(word, length), word, near);
      add(back(word, length), word, near);
    }
    return near;
  }

  private void add(int half, String word, Set<String> near) {
    int at = Arrays.binarySearch(halves, (long) half << Integer.SIZE);
    for (int i = at < 0 ? -at - 1 : at; i < halves.length; i++) {
      if ((int) (halves[i] >> Integer.SIZE) != half) {
        return;
      }
      String known = words.word((int) halves[i]);
      if (oneSlip(word, known)) {
        near.add(known);
      }
    }
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
