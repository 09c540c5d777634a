package fi.majakka.nlu.training;

import fi.majakka.nlu.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds what weakens training data: lines that are nearly the same, topics that vary little. */
public final class DataLint {
  /** Lines that share this much of their words are nearly the same. */
  private static final double ALIKE = 0.8;

  /** Shorter lines are alike by chance. */
  private static final int SHORTEST = 4;

  private static final int FEW = 60;

  /** Of all words of a topic at least this share should differ. */
  private static final double VARIED = 0.3;

  private DataLint() {}

  /** What was found in the utterances of a language, one finding a line. */
  public static List<String> of(String language, List<Example> examples) {
    List<Set<String>> words = examples.stream().map(DataLint::words).toList();
    Map<String, Integer> often = new HashMap<>();
    words.forEach(own -> own.forEach(word -> often.merge(word, 1, Integer::sum)));
    List<String> found = new ArrayList<>();
    Map<String, List<Integer>> linesByWord = new HashMap<>();
    for (int i = 0; i < examples.size(); i++) {
      Example example = examples.get(i);
      int size = words.get(i).size();
      List<String> rarest =
          words.get(i).stream()
              .sorted(Comparator.comparing((String word) -> often.getOrDefault(word, 0)))
              .limit(size - (int) Math.ceil(ALIKE * size) + 1)
              .toList();
      nearest(i, rarest, words, linesByWord)
          .ifPresent(other -> found.add(alike(language, example, examples.get(other))));
      for (String word : words.get(i)) {
        linesByWord.computeIfAbsent(word, key -> new ArrayList<>()).add(i);
      }
    }
    found.addAll(poor(language, examples));
    return found;
  }

  /**
   * A line that says nearly the same as a text: of short texts one of just the same words.
   *
   * @param examples of the text's language
   */
  public static Optional<Example> nearest(String text, List<Example> examples) {
    Set<String> own = words(new Example("", text));
    return examples.stream()
        .filter(
            example -> {
              Set<String> other = words(example);
              return own.size() < SHORTEST ? own.equals(other) : alike(own, other);
            })
        .findFirst();
  }

  private static Set<String> words(Example example) {
    return Words.of(example.text()).stream()
        .map(token -> Words.folded(token.word()))
        .collect(Collectors.toSet());
  }

  /** Lines that are nearly the same share at least one of their rarest words. */
  private static Optional<Integer> nearest(
      int line,
      List<String> rarest,
      List<Set<String>> words,
      Map<String, List<Integer>> linesByWord) {
    Set<String> own = words.get(line);
    if (own.size() < SHORTEST) {
      return Optional.empty();
    }
    return rarest.stream()
        .flatMap(word -> linesByWord.getOrDefault(word, List.of()).stream())
        .distinct()
        .filter(other -> alike(own, words.get(other)))
        .findFirst();
  }

  private static boolean alike(Set<String> own, Set<String> other) {
    long shared = own.stream().filter(other::contains).count();
    return shared >= ALIKE * (own.size() + other.size() - shared);
  }

  private static String alike(String language, Example one, Example other) {
    return String.format(
        Locale.ROOT,
        "%s: nearly the same: %s '%s' and %s '%s'",
        language,
        one.label(),
        one.text(),
        other.label(),
        other.text());
  }

  private static List<String> poor(String language, List<Example> examples) {
    Map<String, List<String>> words = new TreeMap<>();
    Map<String, Integer> lines = new TreeMap<>();
    for (Example example : examples) {
      lines.merge(example.label(), 1, Integer::sum);
      List<String> all = words.computeIfAbsent(example.label(), key -> new ArrayList<>());
      Words.of(example.text()).forEach(token -> all.add(Words.folded(token.word())));
    }
    List<String> found = new ArrayList<>();
    lines.forEach(
        (topic, count) -> {
          List<String> all = words.getOrDefault(topic, List.of());
          double varied = (double) new HashSet<>(all).size() / Math.max(1, all.size());
          if (count < FEW) {
            found.add(language + " " + topic + ": only " + count + " lines");
          }
          if (varied < VARIED) {
            found.add(
                String.format(
                    Locale.ROOT,
                    "%s %s: only %.0f %% of its words differ",
                    language,
                    topic,
                    100 * varied));
          }
        });
    return found;
  }
}
