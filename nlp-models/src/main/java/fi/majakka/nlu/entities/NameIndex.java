package fi.majakka.nlu.entities;

import fi.majakka.nlu.Gazetteer;
import fi.majakka.nlu.text.Token;
import fi.majakka.nlu.text.WordTable;
import fi.majakka.nlu.text.Words;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the names of a gazetteer in a text, also misspelt by one letter. Thread-safe. */
final class NameIndex {
  private static final int LONGEST_NAME = 4;

  /** Letters; what is longer is no word, and every part of it would be looked up. */
  private static final int LONGEST_COMPOUND = 80;

  /** A word as long as this is a misspelt name even if it is misspelt often. */
  private static final int LONG = 10;

  /** An occupation at the end of a compound has at least this many letters: "yöhoitaja". */
  private static final int SHORTEST_HEAD = 6;

  /** What the words for work add to an occupation: "kokinpaikka", "siivoushommia". */
  private static final Pattern WORK =
      Pattern.compile("(?:n)?(?:tyo|toi|homm|duun|keik|paik|ala|alo|ilmoitu|virk|sijai).*");

  private final Names exact;

  /** First words of names that have several. */
  private final Set<String> beginnings;

  private final Misspellings misspellings;
  private final Lexicon lexicon;

  NameIndex(Gazetteer gazetteer, Lexicon lexicon) {
    this.lexicon = lexicon;
    Map<String, Gazetteer.Entry> forms = new HashMap<>();
    Map<String, Gazetteer.Entry> derived = new HashMap<>();
    for (Gazetteer.Entry entry : gazetteer.entries()) {
      given(entry).forEach(form -> forms.putIfAbsent(form, entry));
      derived(entry).forEach(form -> derived.putIfAbsent(form, entry));
    }
    derived.forEach(forms::putIfAbsent);
    this.exact = new Names(forms);
    this.beginnings =
        new WordTable(
            forms.keySet().stream()
                .filter(form -> form.indexOf(' ') > 0)
                .map(form -> form.substring(0, form.indexOf(' ')))
                .toList());
    this.misspellings = new Misspellings(exact);
  }

  private static Set<String> given(Gazetteer.Entry entry) {
    return Stream.concat(Stream.of(entry.value()), Stream.concat(nouns(entry), forms(entry)))
        .map(NameIndex::key)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Stream<String> nouns(Gazetteer.Entry entry) {
    return entry.nouns().stream();
  }

  private static Stream<String> forms(Gazetteer.Entry entry) {
    return Stream.concat(entry.genitive().stream(), entry.forms().stream());
  }

  /** What the rules of Finnish make of a name. */
  private static Set<String> derived(Gazetteer.Entry entry) {
    Set<String> derived = new LinkedHashSet<>();
    if (entry.genitive().isPresent()) {
      Set<String> all = FinnishNoun.placeForms(key(entry.value()), key(entry.genitive().get()));
      entry.forms().forEach(form -> all.add(key(form)));
      all.forEach(form -> derived.addAll(Forms.spoken(form)));
      if (entry.type().equals("municipality")) {
        derived.addAll(FinnishNoun.inhabitantForms(key(entry.genitive().get())));
      }
    } else {
      Stream.concat(Stream.of(entry.value()), nouns(entry))
          .forEach(noun -> derived.addAll(FinnishNoun.forms(key(noun))));
    }
    return derived;
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

  /** True when a word is a form of a place. */
  boolean isPlace(String word) {
    Gazetteer.Entry entry = exact.get(Words.folded(word));
    return entry != null && entry.isPlace();
  }

  /** The longest name that begins at a word. */
  Optional<Found> at(String text, List<Token> tokens, int index) {
    Token first = tokens.get(index);
    String word = Words.folded(first.word());
    Optional<Found> longest = Optional.empty();
    if (beginnings.contains(word)) {
      longest = several(tokens, index, word);
    }
    if (longest.isEmpty() && isPlain(text, first, word)) {
      return Optional.empty();
    }
    if (longest.isEmpty()) {
      longest = found(word, 1);
    }
    return longest
        .or(() -> misspelt(word))
        .or(() -> compound(word))
        .filter(found -> !hasOtherDots(first.word(), found.entry()));
  }

  /** Dots are forgotten, never added: "lähtee" is no form of Lahti, though "lahtee" is. */
  private static boolean hasOtherDots(String word, Gazetteer.Entry entry) {
    String name = Words.lower(entry.value());
    for (int i = 0; entry.isPlace() && i < Math.min(word.length(), name.length()) - 1; i++) {
      boolean added =
          (word.charAt(i) == 'ä' && name.charAt(i) == 'a')
              || (word.charAt(i) == 'ö' && name.charAt(i) == 'o');
      if (added) {
        return true;
      }
    }
    return false;
  }

  private Optional<Found> several(List<Token> tokens, int index, String first) {
    Optional<Found> longest = Optional.empty();
    StringBuilder joined = new StringBuilder(first);
    for (int n = 2; n <= LONGEST_NAME && index + n <= tokens.size(); n++) {
      joined.append(' ').append(Words.folded(tokens.get(index + n - 1).word()));
      Optional<Found> found = found(joined.toString(), n);
      longest = found.isPresent() ? found : longest;
    }
    return longest;
  }

  /** True for a plain word that happens to be a name too, such as "perhosta". */
  private boolean isPlain(String text, Token token, String word) {
    return lexicon.namesakes().contains(word) && !Character.isUpperCase(text.charAt(token.start()));
  }

  private Optional<Found> found(String form, int words) {
    Gazetteer.Entry entry = exact.get(form);
    if (entry != null) {
      return Optional.of(new Found(entry, words, form));
    }
    for (String spelling : Forms.withoutEndings(form)) {
      entry = exact.get(spelling);
      if (entry != null) {
        return Optional.of(new Found(entry, words, spelling));
      }
    }
    return Optional.empty();
  }

  /** "yöhoitaja" and "TIG-hitsaaja" by their end, "kokinpaikka" and "hitsaushommia" by the rest. */
  private Optional<Found> compound(String word) {
    if (word.length() > LONGEST_COMPOUND) {
      return Optional.empty();
    }
    for (int i = 2; i <= word.length() - SHORTEST_HEAD; i++) {
      Gazetteer.Entry entry = exact.get(word.substring(i));
      if (entry != null && (!entry.isPlace() || word.charAt(i - 1) == '-')) {
        return Optional.of(new Found(entry, 1, word.substring(i)));
      }
    }
    for (int i = word.length() - 3; i >= 4; i--) {
      Gazetteer.Entry entry = exact.get(word.substring(0, i));
      if (entry != null
          && (word.charAt(i) == '-'
              || (!entry.isPlace() && WORK.matcher(word.substring(i)).matches()))) {
        return Optional.of(new Found(entry, 1, word.substring(0, i)));
      }
    }
    return Optional.empty();
  }

  private Optional<Found> misspelt(String word) {
    boolean seen = lexicon.seen().contains(word);
    return misspellings
        .of(word)
        .filter(
            name -> !seen || word.length() >= LONG || name.entry().type().equals("municipality"));
  }
}
