package fi.majakka.kb.plain;

import fi.majakka.kb.Language;
import java.util.List;

/**
 * How plainly a text is written.
 *
 * @param words how many there are
 * @param index LIX for Finnish, the Flesch-Kincaid grade for English; smaller is easier
 * @param findings places to look at, in the order of the text, each once
 */
public record Reading(Language language, int words, double index, List<Finding> findings) {
  /** A shorter text has no reliable index. */
  private static final int FEWEST_WORDS = 30;

  private static final double HARDEST_FINNISH = 70;
  private static final double HARDEST_ENGLISH = 12;

  public Reading {
    findings = findings.stream().distinct().toList();
  }

  /** What needs a look. */
  public enum Kind {
    LONG_SENTENCE,
    LONG_WORD,
    NOUN_CHAIN,
    PASSIVE,
    JARGON
  }

  /**
   * A place to look at.
   *
   * @param words as they stand in the text
   * @param instead plainer words; empty when there is no ready suggestion
   */
  public record Finding(Kind kind, String words, String instead) {}

  /** The index above which a text is published only with a signed exception. */
  public double limit() {
    return language == Language.FI ? HARDEST_FINNISH : HARDEST_ENGLISH;
  }

  /** True when the text is above the limit. */
  public boolean hard() {
    return words >= FEWEST_WORDS && index > limit();
  }
}
