package fi.majakka.nlu.entities;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Declines Finnish nouns, without regard to ä and ö: from the nominative alone, for the kinds of
 * words that name work, or from the genitive, for the names of places. It makes more than the book
 * allows, so that learners' forms ("kokkin", "Viitasaarissa") are known as well.
 */
final class FinnishNoun {
  private static final List<String> CASES =
      List.of("n", "t", "ssa", "sta", "lla", "lta", "lle", "na", "ksi", "ks", "tta");
  private static final List<String> PLURAL_CASES =
      List.of(
          "ssa", "sta", "lla", "lta", "lle", "na", "ksi", "ks", "tta", "n", "den", "tten", "hin");
  private static final List<String> LOCAL = List.of("ssa", "sta", "lla", "lta", "lle", "na", "ksi");
  private static final Map<String, String> WEAKER =
      Map.ofEntries(
          Map.entry("kk", "k"),
          Map.entry("pp", "p"),
          Map.entry("tt", "t"),
          Map.entry("nk", "ng"),
          Map.entry("nt", "nn"),
          Map.entry("mp", "mm"),
          Map.entry("lt", "ll"),
          Map.entry("rt", "rr"),
          Map.entry("ht", "hd"));

  private FinnishNoun() {}

  /** The forms of a folded nominative, singular and plural; several words: the last is declined. */
  static Set<String> forms(String nominative) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(nominative);
    int space = nominative.lastIndexOf(' ') + 1;
    String before = nominative.substring(0, space);
    String word = nominative.substring(space);
    if (word.length() < 3 || !Character.isLetter(word.charAt(word.length() - 1))) {
      return forms;
    }
    Set<String> declined = new LinkedHashSet<>();
    if (word.endsWith("mies")) {
      String root = cut(word, 1);
      stems(declined, root + "he", root + "hi");
      declined.addAll(List.of(word + "ta", word + "ten"));
    } else if (word.endsWith("nen")) {
      String root = cut(word, 3);
      stems(declined, root + "se", root + "si");
      declined.addAll(List.of(root + "sta", root + "sten"));
    } else if (word.endsWith("us") || word.endsWith("ys")) {
      stems(declined, cut(word, 1) + "kse", cut(word, 1) + "ksi");
      declined.addAll(List.of(word + "ta", word + "ten"));
    } else if (word.endsWith("as")) {
      String root = stronger(cut(word, 2));
      stems(declined, root + "aa", root + "ai");
      declined.addAll(List.of(word + "ta", root + "aseen", root + "aisiin"));
    } else if (word.endsWith("tyo")) {
      stems(declined, word, cut(word, 3) + "toi");
      declined.addAll(List.of(word + "ta", word + "hon", cut(word, 3) + "toita"));
    } else {
      vowelStem(declined, word);
    }
    declined.forEach(form -> forms.add(before + form));
    return forms;
  }

  private static void vowelStem(Set<String> into, String word) {
    String root = cut(word, 1);
    String weak = weaker(root);
    char last = word.charAt(word.length() - 1);
    switch (last) {
      case 'a' -> {
        stems(into, weak + "a", weak + "i", root + "a", root + "i", weak + "oi", root + "oi");
        into.addAll(List.of(word + "a", root + "ia", root + "oita", root + "oja", root + "ojen"));
        into.addAll(List.of(root + "ien", weak + "oita", weak + "oiden"));
      }
      case 'i' -> {
        stems(into, weak + "i", weak + "ei", root + "i", root + "ei");
        into.addAll(List.of(word + "a", root + "eja", root + "eita", root + "ien", root + "eihin"));
      }
      case 'o', 'u', 'y' -> {
        stems(into, weak + last, weak + last + "i", root + last, root + last + "i");
        into.addAll(List.of(word + "a", word + "ja", word + "jen", word + "ita", word + "iden"));
        into.addAll(List.of(weak + last + "ita", weak + last + "iden"));
      }
      case 'e' -> {
        stems(into, stronger(root) + "ee", stronger(root) + "ei");
        into.addAll(List.of(word + "tta", stronger(root) + "eseen", stronger(root) + "eita"));
      }
      default -> {}
    }
  }

  /** Stems in turns: singular, plural, singular, plural; a stem in -i is a plural. */
  private static void stems(Set<String> into, String... stems) {
    for (int i = 0; i < stems.length; i++) {
      String stem = stems[i];
      boolean plural = i % 2 == 1;
      (plural ? PLURAL_CASES : CASES).forEach(ending -> into.add(stem + ending));
      if (!plural) {
        into.add(stem + stem.charAt(stem.length() - 1) + "n");
      } else {
        into.add(stem + "a");
        into.add(stem + "in");
        into.add(stem + "en");
      }
    }
  }

  /** The forms of a place, folded, of its nominative and genitive; both local series. */
  static Set<String> placeForms(String nominative, String genitive) {
    Set<String> forms = new LinkedHashSet<>(List.of(nominative, genitive));
    if (!genitive.endsWith("n")) {
      return forms;
    }
    String stem = genitive.endsWith("sten") ? cut(genitive, 3) + "i" : cut(genitive, 1);
    String vowel = stem.substring(stem.length() - 1);
    LOCAL.forEach(ending -> forms.add(stem + ending));
    LOCAL.forEach(ending -> forms.add(stem + vowel + ending));
    forms.add(stem + vowel + "n");
    forms.add(stem + "seen");
    LOCAL.forEach(ending -> forms.add(nominative + ending));
    LOCAL.forEach(ending -> forms.add(nominative + "i" + ending));
    forms.add(nominative + "n");
    forms.add(nominative + nominative.charAt(nominative.length() - 1) + "n");
    if (nominative.endsWith("s")) {
      String learners = cut(nominative, 1) + "kse";
      LOCAL.forEach(ending -> forms.add(learners + ending));
      forms.addAll(List.of(learners + "n", learners + "en"));
    }
    return forms;
  }

  /** Who lives in a place or comes from it: "viitasaarelainen". */
  static Set<String> inhabitantForms(String genitive) {
    return genitive.endsWith("n") ? forms(cut(genitive, 1) + "lainen") : Set.of();
  }

  private static String weaker(String root) {
    if (root.length() > 2) {
      String pair = WEAKER.get(root.substring(root.length() - 2));
      if (pair != null) {
        return cut(root, 2) + pair;
      }
      boolean afterVowel = "aeiouy".indexOf(root.charAt(root.length() - 2)) >= 0;
      if (afterVowel && root.endsWith("t")) {
        return cut(root, 1) + "d";
      }
      if (afterVowel && root.endsWith("p")) {
        return cut(root, 1) + "v";
      }
    }
    return root;
  }

  private static String stronger(String root) {
    char last = root.charAt(root.length() - 1);
    return "ptk".indexOf(last) >= 0 ? root + last : root;
  }

  private static String cut(String word, int letters) {
    return word.substring(0, word.length() - letters);
  }
}
