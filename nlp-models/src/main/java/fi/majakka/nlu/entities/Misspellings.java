package fi.majakka.nlu.entities;

import fi.majakka.nlu.Gazetteer;
import fi.majakka.nlu.text.NearWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the name that a word with one wrong letter is meant to be, if it can be only one. One wrong
 * letter leaves one half of a name as it was, so names are looked up by their halves. Thread-safe.
 */
final class Misspellings {
  /** Shorter names and words are too near to other words. */
  private static final int SHORTEST_NAME = 7;

  private static final int SHORTEST_OCCUPATION = 8;
  private final Names names;
  private final NearWords distinct;

  Misspellings(Names names) {
    this.names = names;
    this.distinct = new NearWords(names.forms(Misspellings::isDistinct).toList());
  }

  private static boolean isDistinct(String form, Gazetteer.Entry entry) {
    boolean isLong =
        entry.isPlace()
            ? entry.value().length() >= SHORTEST_NAME && form.length() >= SHORTEST_NAME
            : form.length() >= SHORTEST_OCCUPATION;
    return isLong && form.indexOf(' ') < 0;
  }

  /** The form meant by a folded word; empty when none is near or several names are. */
  Optional<NameIndex.Found> of(String word) {
    if (word.length() < SHORTEST_NAME - 1) {
      return Optional.empty();
    }
    List<NameIndex.Found> found = new ArrayList<>();
    for (String form : distinct.of(word)) {
      Gazetteer.Entry entry = names.get(form);
      if (entry != null && (entry.isPlace() || sameFrame(word, form))) {
        found.add(new NameIndex.Found(entry, 1, form));
      }
    }
    long values = found.stream().map(name -> name.entry().value()).distinct().count();
    return values == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** "opettaa" and "cleaned" are no misspelt teacher and cleaner. */
  private static boolean sameFrame(String word, String form) {
    boolean verb = word.length() < form.length() && form.replaceFirst("aja", "aa").equals(word);
    return !verb
        && word.charAt(0) == form.charAt(0)
        && word.charAt(word.length() - 1) == form.charAt(form.length() - 1);
  }
}
