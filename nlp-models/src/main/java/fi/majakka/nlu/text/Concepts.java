package fi.majakka.nlu.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Words of both languages that mean the same: "kämppä", "asunto" and "flat" are HOME. A line is a
 * concept, a colon and word beginnings; a beginning that ends in "=" is a whole word.
 */
public final class Concepts {
  private static final int SHORTEST = 3;
  private final Map<String, List<String>> beginnings = new HashMap<>();
  private final Map<String, List<String>> wholes = new HashMap<>();
  private int longest;

  private Concepts() {}

  /** No concepts. */
  public static Concepts none() {
    return new Concepts();
  }

  /** The concepts of a file; none when there is no file. */
  public static Concepts read(Path file) {
    try {
      return of(Files.exists(file) ? Files.readAllLines(file) : List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The concepts of lines such as "HOME: asunto flat="; "#" begins a comment. */
  static Concepts of(List<String> lines) {
    Concepts concepts = new Concepts();
    lines.stream().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(concepts::add);
    return concepts;
  }

  private void add(String line) {
    int colon = line.indexOf(':');
    String concept = line.substring(0, colon).strip();
    for (String written : line.substring(colon + 1).strip().split("\\s+", -1)) {
      String word = Words.folded(Words.lower(written));
      Map<String, List<String>> into = beginnings;
      if (word.endsWith("=")) {
        word = word.substring(0, word.length() - 1);
        into = wholes;
      }
      into.computeIfAbsent(word, key -> new ArrayList<>()).add(concept);
      longest = Math.max(longest, word.length());
    }
  }

  /** The concepts of a word: those of the whole word, else of its longest known beginning. */
  List<String> of(String folded) {
    List<String> whole = wholes.get(folded);
    if (whole != null) {
      return whole;
    }
    for (int n = Math.min(longest, folded.length()); n >= SHORTEST; n--) {
      List<String> found = beginnings.get(folded.substring(0, n));
      if (found != null) {
        return found;
      }
    }
    return List.of();
  }
}
