package fi.majakka.bot.jobs;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * What somebody looks for. Facts about the work only: there is no place for who asks.
 *
 * @param occupations ISCO-08 codes or their beginnings; one of them must fit
 * @param field a field of work, in place of occupations
 * @param words beginnings of words of which the title must have one; for occupations that no code
 *     is known for
 * @param places codes of municipalities; one of them must be near enough
 * @param without codes of municipalities that were ruled out
 * @param distance kilometres around the places, as the crow flies; 0 for the places themselves
 * @param kinds all of them must be stated
 * @param noExperience true: only what states that no experience is needed
 */
public record VacancyQuery(
    Set<String> occupations,
    Optional<String> field,
    Set<String> words,
    Set<String> places,
    Set<String> without,
    int distance,
    Set<Employment> kinds,
    Optional<LanguageWish> language,
    boolean noExperience) {
  private static final int LONGEST_WORD = 12;
  private static final int FARTHEST = 999;

  public VacancyQuery {
    occupations = Set.copyOf(occupations);
    words = Set.copyOf(words);
    places = Set.copyOf(places);
    without = Set.copyOf(without);
    kinds = Set.copyOf(kinds);
    distance = Math.max(0, Math.min(FARTHEST, distance));
  }

  /** Everything. */
  public static VacancyQuery all() {
    return new VacancyQuery(
        Set.of(),
        Optional.empty(),
        Set.of(),
        Set.of(),
        Set.of(),
        0,
        Set.of(),
        Optional.empty(),
        false);
  }

  /** True when nothing is asked for in particular. */
  public boolean isEmpty() {
    return equals(all());
  }

  /** True when a work, and not only a place or a kind, is asked for. */
  public boolean asksForWork() {
    return !occupations.isEmpty() || field.isPresent() || !words.isEmpty();
  }

  /** The same query for other work. */
  public VacancyQuery forWork(
      Set<String> otherOccupations, Optional<String> otherField, Set<String> otherWords) {
    return new VacancyQuery(
        otherOccupations,
        otherField,
        otherWords,
        places,
        without,
        distance,
        kinds,
        language,
        noExperience);
  }

  /** The same query around other places. */
  public VacancyQuery at(Set<String> otherPlaces, int kilometres) {
    return new VacancyQuery(
        occupations, field, words, otherPlaces, without, kilometres, kinds, language, noExperience);
  }

  /** The same query without the municipalities ruled out. */
  public VacancyQuery butNot(Set<String> ruledOut) {
    return new VacancyQuery(
        occupations, field, words, places, ruledOut, distance, kinds, language, noExperience);
  }

  /** The same query for other kinds of employment. */
  public VacancyQuery of(Set<Employment> otherKinds) {
    return new VacancyQuery(
        occupations, field, words, places, without, distance, otherKinds, language, noExperience);
  }

  /** The same query with or without a kind of employment. */
  public VacancyQuery toggled(Employment kind) {
    Set<Employment> other = EnumSet.noneOf(Employment.class);
    other.addAll(kinds);
    if (!other.remove(kind)) {
      other.add(kind);
    }
    return of(other);
  }

  /** The same query with another wish about language. */
  public VacancyQuery speaking(Optional<LanguageWish> other) {
    return new VacancyQuery(
        occupations, field, words, places, without, distance, kinds, other, noExperience);
  }

  /** The same query with or without the wish that no experience is needed. */
  public VacancyQuery experience(boolean notNeeded) {
    return new VacancyQuery(
        occupations, field, words, places, without, distance, kinds, language, notNeeded);
  }

  /**
   * The query in a few characters, for buttons and saved searches: {@code o3221.p931.d40.k4.ll}.
   */
  public String code() {
    StringJoiner code = new StringJoiner(".");
    occupations.stream().sorted().forEach(isco -> code.add("o" + isco));
    field.ifPresent(id -> code.add("f" + id));
    words.stream()
        .sorted()
        .map(word -> word.replace('.', '-'))
        .forEach(word -> code.add("w" + word.substring(0, Math.min(LONGEST_WORD, word.length()))));
    places.stream().sorted().forEach(place -> code.add("p" + place));
    without.stream().sorted().forEach(place -> code.add("x" + place));
    if (distance > 0) {
      code.add("d" + distance);
    }
    if (!kinds.isEmpty()) {
      code.add("k" + Integer.toHexString(Employment.mask(kinds)));
    }
    language.ifPresent(wish -> code.add("l" + wish.letter()));
    if (noExperience) {
      code.add("n");
    }
    return code.toString();
  }

  /** The query of a code; what cannot be read in it is left out. */
  public static VacancyQuery parse(String code) {
    Set<String> occupations = new LinkedHashSet<>();
    Set<String> words = new LinkedHashSet<>();
    Set<String> places = new LinkedHashSet<>();
    Set<String> without = new LinkedHashSet<>();
    VacancyQuery query = all();
    for (String part : List.of(code.split("\\.", -1))) {
      String value = part.isEmpty() ? "" : part.substring(1);
      switch (part.isEmpty() ? ' ' : part.charAt(0)) {
        case 'o' -> add(occupations, value, "[0-9]{1,4}");
        case 'w' -> add(words, value, "[\\p{L}\\p{N}-]{2,12}");
        case 'p' -> add(places, value, "[0-9]{3}");
        case 'x' -> add(without, value, "[0-9]{3}");
        case 'f' -> query = query.forWork(Set.of(), Optional.of(value), Set.of());
        case 'd' -> query = query.at(Set.of(), number(value, 10));
        case 'k' -> query = query.of(Employment.of(number(value, 16)));
        case 'l' -> query = query.speaking(wish(value));
        case 'n' -> query = query.experience(true);
        default -> {
          // A button of another version.
        }
      }
    }
    return query
        .forWork(occupations, query.field(), words)
        .at(places, query.distance())
        .butNot(without);
  }

  private static void add(Set<String> values, String value, String pattern) {
    if (value.matches(pattern)) {
      values.add(value);
    }
  }

  private static int number(String digits, int radix) {
    try {
      return Integer.parseInt(digits, radix);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static Optional<LanguageWish> wish(String letter) {
    return Stream.of(LanguageWish.values())
        .filter(wish -> wish.letter().equals(letter))
        .findFirst();
  }
}
