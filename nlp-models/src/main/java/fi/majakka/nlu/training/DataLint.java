package fi.majakka.nlu.training;

import fi.majakka.nlu.text.Token;
import fi.majakka.nlu.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

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
    List<String> found = new ArrayList<>();
    Map<String, List<Integer>> linesByWord = new HashMap<>();
    List<Set<String>> words = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      Set<String> own = new HashSet<>();
      for (Token token : Words.of(examples.get(i).text())) {
        own.add(Words.folded(token.word()));
      }
      Example example = examples.get(i);
      nearest(own, words, linesByWord)
          .ifPresent(other -> found.add(alike(language, example, examples.get(other))));
      words.add(own);
      int line = i;
      own.forEach(word -> linesByWord.computeIfAbsent(word, key -> new ArrayList<>()).add(line));
    }
    found.addAll(poor(language, examples));
    return found;
  }

  private static Optional<Integer> nearest(
      Set<String> own, List<Set<String>> words, Map<String, List<Integer>> linesByWord) {
    if (own.size() < SHORTEST) {
      return Optional.empty();
    }
    Map<Integer, Integer> shared = new HashMap<>();
    for (String word : own) {
      for (int line : linesByWord.getOrDefault(word, List.of())) {
        shared.merge(line, 1, Integer::sum);
      }
    }
    return shared.entrySet().stream()
        .filter(
            entry -> {
              int union = own.size() + words.get(entry.getKey()).size() - entry.getValue();
              return entry.getValue() >= ALIKE * union;
            })
        .map(Map.Entry::getKey)
        .findFirst();
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
