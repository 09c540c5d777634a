package fi.majakka.bot.teaching;

import fi.majakka.nlu.text.Words;
import fi.majakka.nlu.training.DataLint;
import fi.majakka.nlu.training.Example;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lines of a language, by their words: thousands of lines are looked through for each other's
 * likes in a moment. Not thread-safe.
 */
final class KnownLines {
  private final List<Example> lines = new ArrayList<>();
  private final Map<String, List<Integer>> places = new HashMap<>();

  void add(Example line) {
    for (String word : words(line.text())) {
      places.computeIfAbsent(word, key -> new ArrayList<>()).add(lines.size());
    }
    lines.add(line);
  }

  private static List<String> words(String text) {
    return Words.of(text).stream().map(token -> Words.folded(token.word())).distinct().toList();
  }

  /**
   * The first line that says nearly the same. Such a line shares more than half of the words, so it
   * is among those that share one of the rarer half.
   */
  Optional<Example> nearest(String text) {
    List<String> words = words(text);
    List<Example> candidates =
        words.stream()
            .map(word -> places.getOrDefault(word, List.of()))
            .sorted(Comparator.comparingInt(List::size))
            .limit(words.size() / 2 + 1)
            .flatMap(List::stream)
            .distinct()
            .sorted()
            .map(lines::get)
            .toList();
    return DataLint.nearest(text, candidates);
  }
}
