package fi.majakka.nlu.entities;

import fi.majakka.nlu.text.Token;
import java.util.List;
import java.util.Set;

/** Tells whether a name is ruled out: "ei Karstulasta", "anywhere but Kinnula". */
final class Negation {
  private static final int REACH = 6;

  private static final Set<String> DENIERS =
      Set.of(
          "ei",
          "en",
          "emme",
          "eivat",
          "et",
          "eika",
          "enka",
          "alka",
          "ala",
          "alkaa",
          "not",
          "never",
          "nor",
          "don't",
          "dont",
          "doesn't",
          "doesnt",
          "won't",
          "wont",
          "can't",
          "cant",
          "cannot",
          "wouldn't",
          "isn't",
          "no",
          "ilman",
          "without");

  /** What stands between a denier and what it denies. */
  private static final Set<String> BETWEEN =
      Set.of(
          "halua",
          "haluaisi",
          "haluu",
          "tahdo",
          "mielellani",
          "mielellaan",
          "mielella",
          "muuta",
          "muuttaa",
          "lahde",
          "lahtea",
          "mene",
          "menna",
          "tule",
          "tulla",
          "asu",
          "asua",
          "hae",
          "etsi",
          "kiinnosta",
          "kay",
          "missaan",
          "nimessa",
          "tapauksessa",
          "ainakaan",
          "mitaan",
          "tee",
          "tehda",
          "voi",
          "pysty",
          "enaa",
          "toita",
          "toihin",
          "want",
          "like",
          "wish",
          "would",
          "interested",
          "looking",
          "for",
          "move",
          "moving",
          "go",
          "going",
          "live",
          "living",
          "work",
          "working",
          "be",
          "jobs",
          "job",
          "in",
          "to",
          "from",
          "at",
          "near",
          "around",
          "as",
          "a",
          "an",
          "the",
          "any",
          "do");

  private static final Set<String> EXCEPT = Set.of("paitsi", "except", "lukuunottamatta", "eiku");
  private static final Set<String> OR = Set.of("tai", "eika", "or", "nor", "enka");

  private Negation() {}

  /**
   * True when the name that begins at a word is ruled out.
   *
   * @param words folded words of the message
   * @param end index after the name
   */
  static boolean of(String text, List<Token> tokens, List<String> words, int index, int end) {
    for (int i = index - 1; i >= Math.max(0, index - REACH); i--) {
      if (closed(text, tokens, i)) {
        break;
      }
      String word = words.get(i);
      if (EXCEPT.contains(word) || (DENIERS.contains(word) && !isNoJob(words, i))) {
        return true;
      }
      if (elsewhere(words, i)) {
        return true;
      }
      if (!BETWEEN.contains(word)) {
        break;
      }
    }
    return word(words, end).equals("ei")
        && (word(words, end + 1).equals("kay")
            || word(words, end + 1).startsWith("kiinnost")
            || word(words, end + 1).equals("sovi"));
  }

  /** True when a conjunction carries the denial of the name before on to this one. */
  static boolean carries(List<String> words, int from, int to) {
    return to - from == 1 && OR.contains(words.get(from));
  }

  /** "No jobs in Karstula" tells of a lack; it rules nothing out. */
  private static boolean isNoJob(List<String> words, int i) {
    return words.get(i).equals("no") && word(words, i + 1).startsWith("job");
  }

  /** "muualla kuin", "anywhere but", "other than". */
  private static boolean elsewhere(List<String> words, int i) {
    String word = words.get(i);
    String before = word(words, i - 1);
    return (word.equals("kuin") && before.startsWith("mu"))
        || (word.equals("but") && (before.equals("anywhere") || before.equals("everywhere")))
        || (word.equals("than") && before.equals("other"));
  }

  /** A comma or a full stop after a word closes the reach of what stands before it. */
  private static boolean closed(String text, List<Token> tokens, int i) {
    int from = tokens.get(i).end();
    int to = i + 1 < tokens.size() ? tokens.get(i + 1).start() : text.length();
    for (int at = from; at < to; at++) {
      if (",.;!?\n".indexOf(text.charAt(at)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static String word(List<String> words, int index) {
    return index >= 0 && index < words.size() ? words.get(index) : "";
  }
}
