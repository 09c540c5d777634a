package fi.majakka.nlu.entities;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Ways in which a Finnish form is written beside the book: spoken endings and clitics. */
final class Forms {
  private static final List<String> CLITICS =
      List.of("kohan", "kinko", "kaan", "kin", "kos", "ko", "han", "pa", "kaa", "s");

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

  /** What is left of a word when a clitic is taken off: "karstulassakin", "viitasaarellako". */
  static List<String> withoutClitics(String folded) {
    return CLITICS.stream()
        .filter(clitic -> folded.endsWith(clitic) && folded.length() - clitic.length() >= 4)
        .map(clitic -> folded.substring(0, folded.length() - clitic.length()))
        .toList();
  }

  /** A word without its English possessive. */
  static String withoutPossessive(String folded) {
    return folded.endsWith("'s") ? folded.substring(0, folded.length() - 2) : folded;
  }
}
