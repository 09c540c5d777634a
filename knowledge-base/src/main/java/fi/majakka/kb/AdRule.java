package fi.majakka.kb;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something to look for in a job advertisement, with the reason and what to write instead. A person
 * decides what to do about it.
 *
 * @param title what it is about, in two or three words
 * @param why the reason, with what may be lawful
 * @param instead what to write instead, or what to ask oneself
 * @param words what is looked for; a matter that is missing when none of them occurs
 * @param unless words of the same clause that make it harmless
 * @param places true when the name of a place does as well as the words
 * @param sentenceWords a longer sentence is found
 * @param wordLetters a longer word is found
 * @param facts ids of the facts that the reason rests on
 */
public record AdRule(
    String id,
    Kind kind,
    Text title,
    Text why,
    Optional<Text> instead,
    List<WordPattern> words,
    List<WordPattern> unless,
    boolean places,
    OptionalInt sentenceWords,
    OptionalInt wordLetters,
    List<String> facts) {

  public AdRule {
    words = List.copyOf(words);
    unless = List.copyOf(unless);
    facts = List.copyOf(facts);
  }

  /** How grave a finding is, gravest first. */
  public enum Kind {
    /** Unlawful unless the work really calls for it. */
    DEMAND,
    /** Lawful perhaps, but it may shut people out. */
    HINT,
    /** People need it to decide and it is not there. */
    MISSING,
    /** Hard to read for somebody who learns the language. */
    HARD;

    /** The name as in the files. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
