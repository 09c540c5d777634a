package fi.majakka.nlu.entities;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Ways in which a Finnish form is written beside the book: spoken endings and clitics. */
final class Forms {
  private static final List<String> CLITICS =
      List.of("kohan", "kinko", "kaan", "kin", "kos", "ko", "han", "pa", "kaa", "s");

  /** What is left of a word must have at least this many letters. */
  private static final int SHORTEST = 4;

  private Forms() {}

  /** The form and what speech makes of it: "viitasaarella", "viitasaarell", "viitasaarel". */
  static Set<String> spoken(String folded) {
    Set<String> all = new LinkedHashSet<>();
    all.add(folded);
    for (String ending : List.of("lla", "lta", "lle", "ssa", "sta")) {
      if (folded.length() > 6 && folded.endsWith(ending)) {
        String stem = folded.substring(0, folded.length() - ending.length());
        all.add(stem + ending.substring(0, 2));
        if (ending.charAt(0) == ending.charAt(1)) {
          all.add(stem + ending.charAt(0));
        }
      }
    }
    if (folded.length() > 6 && folded.matches(".*([aeiouy])\\1n")) {
      all.add(folded.substring(0, folded.length() - 1));
    }
    return all;
  }

  /**
   * What is left of a word without its clitic, English possessive or colon: "karstulassakin",
   * "viitasaarellako", "kinnula's", "karstula:ssa".
   */
  static List<String> withoutEndings(String folded) {
    List<String> left = new ArrayList<>();
    if (folded.endsWith("'s")) {
      left.add(folded.substring(0, folded.length() - 2));
    }
    if (folded.indexOf(':') > 0) {
      left.add(folded.replace(":", ""));
    }
    for (String clitic : CLITICS) {
      int length = folded.length() - clitic.length();
      if (length >= SHORTEST && folded.endsWith(clitic)) {
        left.add(folded.substring(0, length));
      }
    }
    return left;
  }
}
