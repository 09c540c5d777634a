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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what a message names: places, occupations, kinds of work, dates, distances. Thread-safe.
 */
public final class EntityRecognizer {
  private static final Set<String> NEGATIONS =
      Set.of("ei", "en", "eika", "enka", "alka", "ala", "paitsi", "not", "except", "nor", "eiku");
  private static final Set<String> PREPOSITIONS =
      Set.of("in", "to", "from", "at", "near", "around", "missaan", "mihinkaan", "mistaan");
  private static final Set<String> WISHES =
      Set.of(
          "halua",
          "haluaisi",
          "haluu",
          "mielellani",
          "tahdo",
          "want",
          "like",
          "interested",
          "muuta",
          "lahde");
  private static final Set<String> HOME_WORDS =
      Set.of("asun", "asumme", "asua", "koti", "kotimme", "live", "living", "home", "asunto");
  private static final Set<String> WORK_WORDS =
      Set.of(
          "tyo",
          "toita",
          "toissa",
          "toihin",
          "tyopaikka",
          "tyopaikkoja",
          "duunia",
          "job",
          "jobs",
          "work",
          "working",
          "kayn");
  private final NameIndex names;
  private final FirstNames firstNames;
  private final Patterns patterns;

  /**
   * @param knownWords folded words of ordinary language
   * @param clock tells the year of a month
   */
  public EntityRecognizer(
      Gazetteer gazetteer, Set<String> knownWords, FirstNames firstNames, Clock clock) {
    this.names = new NameIndex(gazetteer, knownWords);
    this.firstNames = firstNames;
    this.patterns = new Patterns(clock);
  }

  /** The entities of a text in the order of their beginnings. */
  public List<Entity> recognize(String text) {
    List<Token> tokens = Words.of(text);
    List<Entity> found = new ArrayList<>();
    for (int i = 0; i < tokens.size(); ) {
      Optional<NameIndex.Found> name = names.at(tokens, i);
      if (name.isEmpty() || isPerson(name.get(), tokens, i)) {
        i++;
        continue;
      }
      found.add(entity(text, tokens, i, name.get()));
      i += name.get().words();
    }
    found.addAll(patterns.find(text));
    found.sort(Comparator.comparingInt(Entity::start).thenComparingInt(e -> -e.end()));
    return withoutRepeats(found);
  }

  private static List<Entity> withoutRepeats(List<Entity> found) {
    Set<String> seen = new HashSet<>();
    return found.stream()
        .filter(entity -> seen.add(entity.type() + "|" + entity.value() + "|" + entity.negated()))
        .toList();
  }

  private static Entity entity(String text, List<Token> tokens, int index, NameIndex.Found name) {
    Token first = tokens.get(index);
    Token last = tokens.get(index + name.words() - 1);
    Gazetteer.Entry entry = name.entry();
    boolean place = !entry.type().equals("occupation");
    return new Entity(
        entry.type(),
        entry.value(),
        text.substring(first.start(), last.end()),
        first.start(),
        last.end(),
        negated(tokens, index),
        place ? role(tokens, index, name.form()) : Entity.Role.NONE,
        entry.code(),
        entry.within());
  }

  /** "ei Karstulasta", "en halua Kinnulaan", "not in Kinnula", "anywhere but Kinnula". */
  static boolean negated(List<Token> tokens, int index) {
    String before = folded(tokens, index - 1);
    String second = folded(tokens, index - 2);
    String third = folded(tokens, index - 3);
    if (NEGATIONS.contains(before) || (before.equals("kuin") && second.startsWith("muual"))) {
      return true;
    }
    if (before.equals("but") && (second.equals("anywhere") || second.equals("everywhere"))) {
      return true;
    }
    if (before.equals("than") && second.equals("other")) {
      return true;
    }
    if (PREPOSITIONS.contains(before)
        && (second.equals("not") || (second.equals("but") && third.equals("anywhere")))) {
      return true;
    }
    boolean wish =
        WISHES.contains(before) || (PREPOSITIONS.contains(before) && WISHES.contains(second));
    String denier = WISHES.contains(before) ? second : third;
    if (wish && (NEGATIONS.contains(denier) || denier.equals("don't") || denier.equals("dont"))) {
      return true;
    }
    String after = folded(tokens, index + 1);
    String afterNext = folded(tokens, index + 2);
    return after.equals("ei") && (afterNext.equals("kay") || afterNext.startsWith("kiinnost"));
  }

  private static Entity.Role role(List<Token> tokens, int index, String form) {
    boolean moving = false;
    boolean lives = false;
    boolean works = false;
    for (int i = Math.max(0, index - 4); i < Math.min(tokens.size(), index + 3); i++) {
      String word = folded(tokens, i);
      moving |= word.startsWith("muut") || word.startsWith("mov") || word.startsWith("tule");
      boolean near = Math.abs(i - index) <= 2;
      lives |= near && HOME_WORDS.contains(word);
      works |= near && WORK_WORDS.contains(word);
    }
    String before = folded(tokens, index - 1);
    boolean from = form.matches(".*(lta|sta)") || before.equals("from");
    if (moving && from) {
      return Entity.Role.ORIGIN;
    }
    if (moving && (form.matches(".*(lle|n)") || before.equals("to"))) {
      return Entity.Role.DESTINATION;
    }
    if (lives && !works) {
      return Entity.Role.HOME;
    }
    return works ? Entity.Role.WORK : Entity.Role.NONE;
  }

  /** "Leena Kivijärvi" and "Kivijärven Matti" are people. */
  private boolean isPerson(NameIndex.Found name, List<Token> tokens, int index) {
    if (!name.entry().type().equals("municipality") && !name.entry().type().equals("place")) {
      return false;
    }
    return firstNames.contains(folded(tokens, index - 1))
        || (name.form().endsWith("n") && firstNames.contains(folded(tokens, index + 1)));
  }

  private static String folded(List<Token> tokens, int index) {
    return index >= 0 && index < tokens.size()
        ? Words.folded(tokens.get(index).word()).toLowerCase(Locale.ROOT)
        : "";
  }
}
