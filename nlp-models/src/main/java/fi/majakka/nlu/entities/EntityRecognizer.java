package fi.majakka.nlu.entities;

import fi.majakka.nlu.Entity;
import fi.majakka.nlu.Gazetteer;
import fi.majakka.nlu.text.Token;
import fi.majakka.nlu.text.Words;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds what a message names: places, occupations, kinds of work, dates, distances. Thread-safe.
 */
public final class EntityRecognizer {
  private static final Set<String> TITLES =
      Set.of("herra", "rouva", "neiti", "mr", "mrs", "ms", "miss", "sukunimi", "sukunimeni");
  private static final Set<String> CALLS =
      Set.of("soita", "soitin", "soitan", "soittaa", "kirjoita", "kerro", "kysy", "kysyin", "call");
  private static final Pattern INTO = Pattern.compile(".*(aan|oon|een|iin|uun)");
  private static final Pattern CALLED = Pattern.compile(".*l(le|ta|la)");
  private static final Pattern LOCAL =
      Pattern.compile(".*(ssa|sta|lla|lta|lle|aan|een|iin|oon|uun)");
  private final Gazetteer gazetteer;
  private final NameIndex names;
  private final Lexicon lexicon;
  private final Patterns patterns;

  /**
   * @param clock tells the year of a month
   */
  public EntityRecognizer(Gazetteer gazetteer, Lexicon lexicon, Clock clock) {
    this(gazetteer, lexicon, new Patterns(clock));
  }

  private EntityRecognizer(Gazetteer gazetteer, Lexicon lexicon, Patterns patterns) {
    this.gazetteer = gazetteer;
    this.names = new NameIndex(gazetteer, lexicon);
    this.lexicon = lexicon;
    this.patterns = patterns;
  }

  /** The same that knows other names; this one if they are its own. */
  public EntityRecognizer naming(Gazetteer others) {
    return others.equals(gazetteer) ? this : new EntityRecognizer(others, lexicon, patterns);
  }

  /** The entities of a text in the order of their beginnings. */
  public List<Entity> recognize(String text) {
    List<Token> tokens = split(Words.of(text));
    List<String> words = tokens.stream().map(token -> Words.folded(token.word())).toList();
    List<Entity> found = new ArrayList<>();
    boolean negated = false;
    int after = -1;
    for (int i = 0; i < tokens.size(); ) {
      Optional<NameIndex.Found> name = names.at(text, tokens, i);
      if (name.isEmpty() || isPerson(name.get(), words, i)) {
        i++;
        continue;
      }
      int end = i + name.get().words();
      negated =
          Negation.of(text, tokens, words, i, end)
              || (negated && after >= 0 && Negation.carries(words, after, i));
      found.add(entity(text, tokens, words, i, name.get(), negated));
      after = end;
      i = end;
    }
    for (Entity entity : patterns.find(text)) {
      found.add(ruledOut(entity, text, tokens, words) ? entity.ruledOut() : entity);
    }
    found.sort(Comparator.comparingInt(Entity::start).thenComparingInt(e -> -e.end()));
    return withoutRepeats(found);
  }

  /** "No night shifts", "ei mitään vuorotyötä". */
  private static boolean ruledOut(
      Entity entity, String text, List<Token> tokens, List<String> words) {
    if (!entity.type().equals("employment")) {
      return false;
    }
    int from = 0;
    while (from < tokens.size() && tokens.get(from).start() < entity.start()) {
      from++;
    }
    int to = from;
    while (to < tokens.size() && tokens.get(to).start() < entity.end()) {
      to++;
    }
    return Negation.of(text, tokens, words, from, to);
  }

  /** "Viitasaari-Pihtipudas" is two words here, "linja-autonkuljettaja" stays one. */
  private List<Token> split(List<Token> tokens) {
    List<Token> all = new ArrayList<>();
    for (Token token : tokens) {
      Token rest = token;
      int hyphen = rest.word().indexOf('-');
      while (hyphen > 0 && names.isPlace(rest.word().substring(0, hyphen))) {
        int middle = rest.start() + hyphen;
        all.add(new Token(rest.word().substring(0, hyphen), rest.start(), middle));
        rest = new Token(rest.word().substring(hyphen + 1), middle + 1, rest.end());
        hyphen = rest.word().indexOf('-');
      }
      all.add(rest);
    }
    return all;
  }

  private static List<Entity> withoutRepeats(List<Entity> found) {
    Set<String> seen = new HashSet<>();
    return found.stream()
        .filter(entity -> seen.add(entity.type() + "|" + entity.value() + "|" + entity.negated()))
        .toList();
  }

  private static Entity entity(
      String text,
      List<Token> tokens,
      List<String> words,
      int index,
      NameIndex.Found name,
      boolean negated) {
    Token first = tokens.get(index);
    Token last = tokens.get(index + name.words() - 1);
    Gazetteer.Entry entry = name.entry();
    return new Entity(
        entry.type(),
        entry.value(),
        text.substring(first.start(), last.end()),
        first.start(),
        last.end(),
        negated,
        entry.isPlace() ? Roles.of(words, index, name.form()) : Entity.Role.NONE,
        entry.code(),
        entry.within());
  }

  /**
   * "Leena Kivijärvi", "Kivijärven Matti" and "herra Kivijärvi" are people; "Leena Karstulasta"
   * lives.
   */
  private boolean isPerson(NameIndex.Found name, List<String> words, int index) {
    if (!name.entry().isPlace()) {
      return false;
    }
    String before = word(words, index - 1);
    if (lexicon.firstNames().contains(word(words, index + 1)) && name.form().endsWith("n")) {
      return name.entry().genitive().isPresent() && !INTO.matcher(name.form()).matches();
    }
    if (!lexicon.firstNames().contains(before) && !TITLES.contains(before)) {
      return false;
    }
    boolean called =
        CALLED.matcher(name.form()).matches() && CALLS.contains(word(words, index - 2));
    return called || !LOCAL.matcher(name.form()).matches();
  }

  private static String word(List<String> words, int index) {
    return index >= 0 && index < words.size() ? words.get(index) : "";
  }
}
