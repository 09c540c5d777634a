package fi.majakka.nlu.entities;

import fi.majakka.nlu.Gazetteer;
import fi.majakka.nlu.text.Token;
import fi.majakka.nlu.text.Words;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the names of a gazetteer in a text, also misspelt by one letter. Thread-safe. */
final class NameIndex {
  private static final int SHORTEST_MISSPELT = 6;
  private static final int LONGEST_NAME = 4;
  private final Map<String, Gazetteer.Entry> exact = new HashMap<>();
  private final Map<String, Set<String>> deletions = new HashMap<>();
  private final Set<String> knownWords;

  /**
   * @param knownWords folded words of ordinary language, never taken for misspelt names
   */
  NameIndex(Gazetteer gazetteer, Set<String> knownWords) {
    this.knownWords = Set.copyOf(knownWords);
    for (Gazetteer.Entry entry : gazetteer.entries()) {
      boolean place = !entry.type().equals("occupation");
      Set<String> forms = new LinkedHashSet<>();
      forms.add(key(entry.value()));
      entry
          .forms()
          .forEach(form -> forms.addAll(place ? Forms.spoken(key(form)) : Set.of(key(form))));
      for (String form : forms) {
        exact.putIfAbsent(form, entry);
        if (place && form.length() >= SHORTEST_MISSPELT && form.indexOf(' ') < 0) {
          deletions(form)
              .forEach(
                  shorter -> deletions.computeIfAbsent(shorter, k -> new HashSet<>()).add(form));
        }
      }
    }
  }

  private static String key(String form) {
    return Words.of(form).stream()
        .map(token -> Words.folded(token.word()))
        .collect(Collectors.joining(" "));
  }

  /**
   * A name at a word.
   *
   * @param words how many words it takes
   * @param form the folded form that it was found as
   */
  record Found(Gazetteer.Entry entry, int words, String form) {}

  /** The longest name that begins at a word. */
  Optional<Found> at(List<Token> tokens, int index) {
    StringBuilder joined = new StringBuilder();
    Optional<Found> longest = Optional.empty();
    for (int n = 1; n <= LONGEST_NAME && index + n <= tokens.size(); n++) {
      String folded = Words.folded(tokens.get(index + n - 1).word());
      String before = joined.toString();
      Optional<Found> found = found(before + folded, n);
      if (found.isPresent()) {
        longest = found;
      }
      joined.append(folded).append(' ');
    }
    return longest.or(() -> misspelt(Words.folded(tokens.get(index).word())));
  }

  private Optional<Found> found(String form, int words) {
    return Stream.concat(
            Stream.of(form, Forms.withoutPossessive(form)), Forms.withoutClitics(form).stream())
        .flatMap(
            spelling -> named(spelling).map(entry -> new Found(entry, words, spelling)).stream())
        .findFirst();
  }

  private Optional<Gazetteer.Entry> named(String form) {
    return Optional.ofNullable(exact.get(form));
  }

  /** A place name with one letter wrong, if it can be only one place (SymSpell's deletions). */
  private Optional<Found> misspelt(String word) {
    if (word.length() < SHORTEST_MISSPELT || knownWords.contains(word)) {
      return Optional.empty();
    }
    Set<String> near = new LinkedHashSet<>(deletions.getOrDefault(word, Set.of()));
    for (String shorter : deletions(word)) {
      near.add(shorter);
      near.addAll(deletions.getOrDefault(shorter, Set.of()));
    }
    List<Found> found =
        near.stream()
            .filter(form -> form.length() >= SHORTEST_MISSPELT && oneEdit(word, form))
            .flatMap(form -> named(form).map(entry -> new Found(entry, 1, form)).stream())
            .filter(name -> !name.entry().type().equals("occupation"))
            .toList();
    long places = found.stream().map(name -> name.entry().value()).distinct().count();
    return places == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static Set<String> deletions(String word) {
    Set<String> all = new LinkedHashSet<>();
    for (int i = 0; i < word.length(); i++) {
      all.add(word.substring(0, i) + word.substring(i + 1));
    }
    return all;
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
