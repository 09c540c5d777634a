package fi.majakka.bot.dialogue;

import fi.majakka.kb.KnowledgeBase;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Words that steer a dialogue whatever the topic: yes, more, cancel, danger. The knowledge base
 * lists them in {@code signals.yaml}: a pattern is a list of word beginnings that must all occur;
 * one that ends in a full stop must be the whole message.
 */
public final class Signals {
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
        .anyMatch(
            pattern ->
                words.size() >= pattern.size()
                    && IntStream.range(0, pattern.size())
                        .allMatch(i -> word(words.get(i), pattern.get(i))));
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
