package fi.majakka.bot.dialogue;

import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Sign;
import java.util.List;
import java.util.OptionalInt;
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

  /** So far are the offers of a list counted in words. */
  private static final int ORDINALS = 5;

  private final KnowledgeBase knowledge;

  /** A message is asked for many signals, one after the other. */
  private volatile Said last = new Said("", List.of());

  public Signals(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
  }

  /** True when the text gives the signal. */
  public boolean in(String text, String signal) {
    List<String> words = said(text);
    return knowledge.signs(signal).stream().anyMatch(sign -> sign.in(words));
  }

  /** Which of a list a text takes that says nothing else, such as "the second one". */
  OptionalInt ordinal(String text) {
    List<String> words = said(text);
    return IntStream.rangeClosed(1, ORDINALS)
        .filter(
            number ->
                knowledge.signs("ordinal." + number).stream().anyMatch(sign -> sign.in(words)))
        .findFirst();
  }

  /** True when the text begins with a pattern of the signal, word by word. */
  public boolean begins(String text, String signal) {
    List<String> words = said(text);
    return knowledge.signs(signal).stream().anyMatch(sign -> sign.begins(words));
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
    return withoutGreeting(rest);
  }

  /** "Hello i search job": a greeting that no mark ends, before words that ask something. */
  private String withoutGreeting(String text) {
    List<String> words = said(text);
    String rest = begins(text, "greeting") ? without(text, "greeting") : text;
    List<String> small = knowledge.patterns("small_words");
    long asked =
        words.stream().skip(1).filter(word -> !small.contains(word) && word.length() > 1).count();
    return asked >= 2 ? rest : text;
  }

  /** The text without the pattern of a signal that it begins with; blanks in its place. */
  String without(String text, String signal) {
    Matcher word = WORD.matcher(text);
    List<String> words = said(text);
    int longest =
        knowledge.signs(signal).stream()
            .filter(sign -> sign.begins(words))
            .mapToInt(sign -> sign.parts().size())
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
            && knowledge.signs("opener").stream()
                .anyMatch(sign -> sign.begins(before) && before.size() <= sign.parts().size() + 2);
    List<String> small = knowledge.patterns("small_words");
    boolean more =
        words(text.substring(mark.end())).stream()
            .anyMatch(word -> !small.contains(word) && !begins(word, "greeting"));
    return greets && more ? mark.end() : 0;
  }

  private List<String> said(String text) {
    Said known = last;
    if (!known.text().equals(text)) {
      known = new Said(text, words(text));
      last = known;
    }
    return known.words();
  }

  static List<String> words(String text) {
    return Sign.words(text);
  }

  private record Said(String text, List<String> words) {}
}
