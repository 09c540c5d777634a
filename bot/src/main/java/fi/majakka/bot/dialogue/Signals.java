package fi.majakka.bot.dialogue;

import fi.majakka.kb.KnowledgeBase;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Words that steer a dialogue whatever the topic: yes, more, cancel, danger. The knowledge base
 * lists them in {@code signals.yaml}: a pattern is a list of word beginnings that must all occur;
 * one that ends in a full stop must be the whole message.
 */
public final class Signals {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}']+");
  private static final Pattern MARK = Pattern.compile("[,.!;:–—-]+\\s*|\\s(?=(?:but|mutta)\\s)");
  private final Map<String, List<String>> patterns;

  public Signals(KnowledgeBase knowledge) {
    this.patterns = knowledge.signals();
  }

  /** True when the text gives the signal. */
  public boolean in(String text, String signal) {
    List<String> words = words(text);
    return patterns.getOrDefault(signal, List.of()).stream()
        .anyMatch(pattern -> matches(words, pattern));
  }

  /** True when the text begins with a pattern of the signal, word by word. */
  public boolean begins(String text, String signal) {
    List<String> words = words(text);
    return patterns.getOrDefault(signal, List.of()).stream()
        .map(pattern -> List.of(pattern.split(" ", -1)))
        .anyMatch(pattern -> begins(words, pattern));
  }

  /**
   * The text without the greetings and thanks that it begins with, when a mark ends them and more
   * than small words follow; blanks stand in their place, so that positions stay the same.
   */
  String withoutOpeners(String text) {
    String rest = text;
    for (int end = opener(rest); end > 0; end = opener(rest)) {
      rest = " ".repeat(end) + rest.substring(end);
    }
    return rest;
  }

  /** The text without the pattern of a signal that it begins with; blanks in its place. */
  String without(String text, String signal) {
    Matcher word = WORD.matcher(text);
    List<String> words = words(text);
    int longest =
        patterns.getOrDefault(signal, List.of()).stream()
            .map(pattern -> List.of(pattern.split(" ", -1)))
            .filter(pattern -> begins(words, pattern))
            .mapToInt(List::size)
            .max()
            .orElse(0);
    int end = 0;
    for (int i = 0; i < longest && word.find(); i++) {
      end = word.end();
    }
    return " ".repeat(end) + text.substring(end);
  }

  /** Where the greeting ends that a text begins with, its mark included; 0 when there is none. */
  private int opener(String text) {
    Matcher mark = MARK.matcher(text);
    if (!mark.find()) {
      return 0;
    }
    List<String> before = words(text.substring(0, mark.start()));
    boolean greets =
        !before.isEmpty()
            && patterns.getOrDefault("opener", List.of()).stream()
                .map(pattern -> List.of(pattern.split(" ", -1)))
                .anyMatch(
                    pattern -> begins(before, pattern) && before.size() <= pattern.size() + 2);
    boolean more =
        words(text.substring(mark.end())).stream()
            .anyMatch(word -> !patterns.getOrDefault("small_words", List.of()).contains(word));
    return greets && more ? mark.end() : 0;
  }

  private static boolean begins(List<String> words, List<String> pattern) {
    return words.size() >= pattern.size()
        && IntStream.range(0, pattern.size()).allMatch(i -> word(words.get(i), pattern.get(i)));
  }

  private static boolean word(String word, String part) {
    return part.endsWith("=")
        ? word.equals(part.substring(0, part.length() - 1))
        : word.startsWith(part);
  }

  private static boolean matches(List<String> words, String pattern) {
    if (pattern.endsWith(".")) {
      return words.equals(words(pattern));
    }
    return Arrays.stream(pattern.split(" "))
        .allMatch(part -> words.stream().anyMatch(word -> word(word, part)));
  }

  static List<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}']+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
