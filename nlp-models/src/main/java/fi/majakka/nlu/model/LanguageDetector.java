package fi.majakka.nlu.model;

import fi.majakka.nlu.text.SparseVector;
import fi.majakka.nlu.text.Vectorizer;
import java.util.List;
import java.util.Optional;

/**
 * Tells the language of short messages. Foreign scripts are told by their letters, the rest by a
 * model of words and letters; the conversation so far decides when a message could be either.
 * Thread-safe.
 */
public final class LanguageDetector {
  /** What the language of the conversation adds to the log-odds of the same language. */
  private static final double PRIOR = 1.2;

  /** A language that is not answered in must be this likely. */
  private static final double SURE = 0.75;

  private final List<String> languages;
  private final Member member;

  /**
   * @param languages ISO 639-1 codes, in the order of the model's probabilities
   */
  public LanguageDetector(
      List<String> languages, Vectorizer vectorizer, Member.Probabilities model) {
    this.languages = List.copyOf(languages);
    this.member = new Member(vectorizer, model);
  }

  /** A language and how likely it is, 0..1. */
  public record Detected(String language, double confidence) {}

  /**
   * The language of a text.
   *
   * @param text without the names of places, which belong to no language
   * @param conversation the language of the conversation so far
   */
  public Detected detect(String text, Optional<String> conversation) {
    Optional<String> script = byScript(text);
    if (script.isPresent()) {
      return new Detected(script.get(), 1);
    }
    SparseVector vector = member.vectorizer().vector(text);
    String usual = conversation.filter(languages::contains).orElse("fi");
    if (vector.size() == 0) {
      return new Detected(usual, 0.5);
    }
    double[] odds = member.model().of(vector);
    double sum = 0;
    for (int k = 0; k < odds.length; k++) {
      if (conversation.filter(languages.get(k)::equals).isPresent()) {
        odds[k] *= Math.exp(PRIOR);
      }
      sum += odds[k];
    }
    int best = best(odds, false);
    double confidence = odds[best] / sum;
    boolean answered = isAnswered(languages.get(best));
    if (!answered && (confidence < SURE || text.strip().indexOf(' ') < 0)) {
      best = best(odds, true);
      confidence = odds[best] / sum;
    }
    return new Detected(languages.get(best), confidence);
  }

  private int best(double[] odds, boolean onlyAnswered) {
    int best = -1;
    for (int k = 0; k < odds.length; k++) {
      if ((!onlyAnswered || isAnswered(languages.get(k))) && (best < 0 || odds[k] > odds[best])) {
        best = k;
      }
    }
    return best;
  }

  private static boolean isAnswered(String language) {
    return language.equals("fi") || language.equals("en");
  }

  /** The language of a text mostly in letters that neither Finnish nor English has. */
  private static Optional<String> byScript(String text) {
    int letters = 0;
    int foreign = 0;
    String language = "";
    boolean ukrainian = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (!Character.isLetter(c)) {
        continue;
      }
      letters++;
      ukrainian |= "іїєґІЇЄҐ".indexOf(c) >= 0;
      String found = script(c);
      if (!found.isEmpty()) {
        foreign++;
        language = found;
      }
    }
    if (letters == 0 || foreign * 2 < letters) {
      return Optional.empty();
    }
    return Optional.of(language.equals("ru") && ukrainian ? "uk" : language);
  }

  private static String script(int c) {
    return switch (Character.UnicodeScript.of(c)) {
      case CYRILLIC -> "ru";
      case ARABIC -> "ar";
      case THAI -> "th";
      case HAN -> "zh";
      case HIRAGANA, KATAKANA -> "ja";
      case HANGUL -> "ko";
      case GREEK -> "el";
      case HEBREW -> "he";
      case DEVANAGARI -> "hi";
      case BENGALI -> "bn";
      default -> "";
    };
  }
}
