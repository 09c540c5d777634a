package fi.majakka.nlu.entities;

import fi.majakka.nlu.Gazetteer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the name that a word with one wrong letter is meant to be, if it can be only one. One wrong
 * letter leaves one half of a name as it was, so names are looked up by their halves. Thread-safe.
 */
final class Misspellings {
  /** Shorter names and words are too near to other words. */
  private static final int SHORTEST_NAME = 7;

  private static final int SHORTEST_OCCUPATION = 8;
  private final Map<String, Gazetteer.Entry> names;
  private final Map<String, List<String>> halves = new HashMap<>();

  /**
   * @param names entries by folded form
   */
  Misspellings(Map<String, Gazetteer.Entry> names) {
    this.names = Map.copyOf(names);
    names.forEach(
        (form, entry) -> {
          boolean distinct =
              entry.isPlace()
                  ? entry.value().length() >= SHORTEST_NAME && form.length() >= SHORTEST_NAME
                  : form.length() >= SHORTEST_OCCUPATION;
          if (distinct && form.indexOf(' ') < 0) {
            for (String half : List.of(front(form, form.length()), back(form, form.length()))) {
              halves.computeIfAbsent(half, key -> new ArrayList<>(2)).add(form);
            }
          }
        });
  }

  /** The first half of names of a length, as a word that may be meant has it. */
  private static String front(String word, int length) {
    return length + "<" + word.substring(0, (length - 1) / 2);
  }

  /** The last half of names of a length. */
  private static String back(String word, int length) {
    return length + ">" + word.substring(word.length() - (length - 1) / 2);
  }

  /** The form meant by a folded word; empty when none is near or several names are. */
  Optional<NameIndex.Found> of(String word) {
    if (word.length() < SHORTEST_NAME - 1) {
      return Optional.empty();
    }
    Set<String> forms = new TreeSet<>();
    for (int length = word.length() - 1; length <= word.length() + 1; length++) {
      for (String half : List.of(front(word, length), back(word, length))) {
        for (String form : halves.getOrDefault(half, List.of())) {
          if (meant(word, form)) {
            forms.add(form);
          }
        }
      }
    }
    List<NameIndex.Found> found = new ArrayList<>();
    for (String form : forms) {
      Gazetteer.Entry entry = names.get(form);
      if (entry != null) {
        found.add(new NameIndex.Found(entry, 1, form));
      }
    }
    long values = found.stream().map(name -> name.entry().value()).distinct().count();
    return values == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private boolean meant(String word, String form) {
    Gazetteer.Entry entry = names.get(form);
    return entry != null && oneEdit(word, form) && (entry.isPlace() || sameFrame(word, form));
  }

  /** "opettaa" and "cleaned" are no misspelt teacher and cleaner. */
  private static boolean sameFrame(String word, String form) {
    boolean verb = word.length() < form.length() && form.replaceFirst("aja", "aa").equals(word);
    return !verb
        && word.charAt(0) == form.charAt(0)
        && word.charAt(word.length() - 1) == form.charAt(form.length() - 1);
  }

  /** One letter added, lost, changed, or two neighbours swapped (Damerau and Levenshtein). */
  private static boolean oneEdit(String a, String b) {
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
