package fi.majakka.nlu.text;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A set of words, numbered from 0 in the order in which they were given. All letters lie in one
 * text and the numbers in one table, which takes a quarter of the memory that a map of strings
 * does. Immutable.
 */
public final class WordTable extends AbstractSet<String> {
  /** Not a number of a word. */
  public static final int NONE = -1;

  private static final int FREE = 0;
  private final String letters;

  /** Where each word begins in the letters, and where the last ends. */
  private final int[] starts;

  /** Numbers of words plus one, each at the first free place from its hash on. */
  private final int[] places;

  /** Words given more than once count once. */
  public WordTable(Collection<String> words) {
    StringBuilder all = new StringBuilder();
    int[] begun = new int[words.size() + 1];
    // At most half full, so that a search is short.
    int[] table = new int[Integer.highestOneBit(Math.max(1, words.size())) * 4];
    int size = 0;
    for (String word : words) {
      int place = place(table, word);
      while (table[place] != FREE && !same(all, begun, table[place] - 1, word)) {
        place = place + 1 & table.length - 1;
      }
      if (table[place] == FREE) {
        all.append(word);
        begun[++size] = all.length();
        table[place] = size;
      }
    }
    this.letters = all.toString();
    this.starts = Arrays.copyOf(begun, size + 1);
    this.places = table;
  }

  private static int place(int[] table, String word) {
    int hash = word.hashCode();
    return (hash ^ hash >>> 16) & table.length - 1;
  }

  private static boolean same(StringBuilder all, int[] starts, int number, String word) {
    return starts[number + 1] - starts[number] == word.length()
        && word.contentEquals(all.subSequence(starts[number], starts[number + 1]));
  }

  /** The number of a word; {@link #NONE} when it is not in the table. */
  public int number(String word) {
    for (int place = place(places, word);
        places[place] != FREE;
        place = place + 1 & places.length - 1) {
      int number = places[place] - 1;
      if (starts[number + 1] - starts[number] == word.length()
          && letters.startsWith(word, starts[number])) {
        return number;
      }
    }
    return NONE;
  }

  /**
   * The word of a number.
   *
   * @param number from 0 to below the size
   */
  public String word(int number) {
    return letters.substring(starts[number], starts[number + 1]);
  }

  @Override
  public boolean contains(@Nullable Object word) {
    return word instanceof String known && number(known) != NONE;
  }

  @Override
  public Iterator<String> iterator() {
    return IntStream.range(0, size()).mapToObj(this::word).iterator();
  }

  @Override
  public int size() {
    return starts.length - 1;
  }
}
