package fi.majakka.nlu.text;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
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
    Set<String> distinct = new LinkedHashSet<>(words);
    this.letters = String.join("", distinct);
    this.starts = new int[distinct.size() + 1];
    // At most half full, so that a search is short.
    this.places = new int[Integer.highestOneBit(Math.max(1, distinct.size())) * 4];
    int size = 0;
    for (String word : distinct) {
      int place = place(word);
      while (places[place] != FREE) {
        place = after(place);
      }
      starts[size + 1] = starts[size] + word.length();
      places[place] = ++size;
    }
  }

  private int place(String word) {
    int hash = word.hashCode();
    return (hash ^ hash >>> 16) & places.length - 1;
  }

  private int after(int place) {
    return place + 1 & places.length - 1;
  }

  /** The number of a word; {@link #NONE} when it is not in the table. */
  public int number(String word) {
    for (int place = place(word); places[place] != FREE; place = after(place)) {
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
