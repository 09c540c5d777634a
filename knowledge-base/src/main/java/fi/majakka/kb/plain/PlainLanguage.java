package fi.majakka.kb.plain;

import fi.majakka.kb.Language;
import fi.majakka.kb.plain.Reading.Finding;
import fi.majakka.kb.plain.Reading.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reads a text as a tired reader does: long sentences, long words, chains of nouns, passives and
 * officialese are pointed out, and an index says how hard the whole is. The findings are hints: a
 * passive is told by its ending, which a few other forms share. Immutable.
 */
public final class PlainLanguage {
  private static final Pattern SENTENCE = Pattern.compile("(?<=[.?!:;])\\s+|\\R");
  private static final Pattern WORD = Pattern.compile("\\p{L}+(?:[-’']\\p{L}+)*");
  private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");
  private static final Pattern FINNISH_PASSIVE =
      Pattern.compile(
          "\\p{L}{2,}(?:etaan|etään|itaan|itään|utaan|ytään|hdään|nnaan|nnään|ettiin|ttiin)");
  private static final Pattern ENGLISH_PASSIVE =
      Pattern.compile(
          "\\b(?:is|are|was|were|be|been|being)\\s+(?:not\\s+)?(?:\\p{L}+ed|given|taken|made|paid|"
              + "sent|kept|told|known|done|written|found|held|seen)\\b",
          Pattern.CASE_INSENSITIVE);

  /** Nouns made of verbs: hakeminen, toteuttamisesta. */
  private static final Pattern FINNISH_NOUN =
      Pattern.compile("\\p{L}{3,}(?:minen|mise(?:n|t|ssa|sta|en|lla|lta|lle|ksi)|mista)");

  private static final Pattern ENGLISH_NOUN = Pattern.compile("\\p{L}{3,}(?:tion|ment|ance)s?");
  private static final int MOST_WORDS_FINNISH = 18;
  private static final int MOST_WORDS_ENGLISH = 22;
  private static final int MOST_LETTERS_FINNISH = 22;
  private static final int MOST_LETTERS_ENGLISH = 15;
  private static final int MOST_NOUNS = 1;
  private static final int MOST_NOUNS_ENGLISH = 2;

  /** LIX counts words of more letters than this as long. */
  private static final int LIX_LETTERS = 6;

  private final List<Jargon> jargon;

  private PlainLanguage(List<Jargon> jargon) {
    this.jargon = List.copyOf(jargon);
  }

  /** A word of the list, as it begins, and what to say instead. */
  private record Jargon(Language language, Pattern word, String instead) {}

  /** With the list of officialese that is part of the program. */
  public static PlainLanguage read() {
    List<Jargon> jargon = new ArrayList<>();
    try (InputStream list = PlainLanguage.class.getResourceAsStream("jargon.csv")) {
      if (list == null) {
        throw new IllegalStateException("jargon.csv is missing from the build");
      }
      new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(PlainLanguage::jargon)
          .forEach(jargon::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new PlainLanguage(jargon);
  }

  private static Jargon jargon(String line) {
    String[] cells = line.split(";", -1);
    return new Jargon(
        cells[0].equals("fi") ? Language.FI : Language.EN,
        Pattern.compile(
            "(?<!\\p{L})" + Pattern.quote(cells[1]) + "\\p{L}*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
        cells[2]);
  }

  /** Reads a text of a language. */
  public Reading of(String text, Language language) {
    List<Finding> findings = new ArrayList<>();
    List<String> words = new ArrayList<>();
    int sentences = 0;
    for (String sentence : SENTENCE.split(text, -1)) {
      List<String> within = WORD.matcher(sentence).results().map(MatchResult::group).toList();
      if (!within.isEmpty()) {
        sentences++;
        words.addAll(within);
        look(sentence.strip(), within, language, findings);
      }
    }
    return new Reading(
        language, words.size(), words.isEmpty() ? 0 : index(words, sentences, language), findings);
  }

  private void look(
      String sentence, List<String> words, Language language, List<Finding> findings) {
    boolean finnish = language == Language.FI;
    if (words.size() > (finnish ? MOST_WORDS_FINNISH : MOST_WORDS_ENGLISH)) {
      findings.add(new Finding(Kind.LONG_SENTENCE, sentence, ""));
    }
    words.stream()
        .filter(word -> word.length() > (finnish ? MOST_LETTERS_FINNISH : MOST_LETTERS_ENGLISH))
        .filter(word -> word.indexOf('-') < 0)
        .forEach(word -> findings.add(new Finding(Kind.LONG_WORD, word, "")));
    Pattern noun = finnish ? FINNISH_NOUN : ENGLISH_NOUN;
    List<String> nouns = words.stream().filter(word -> noun.matcher(word).matches()).toList();
    if (nouns.size() > (finnish ? MOST_NOUNS : MOST_NOUNS_ENGLISH)) {
      findings.add(new Finding(Kind.NOUN_CHAIN, String.join(", ", nouns), ""));
    }
    if (finnish) {
      words.stream()
          .filter(word -> FINNISH_PASSIVE.matcher(word).matches())
          .forEach(word -> findings.add(new Finding(Kind.PASSIVE, word, "")));
    } else {
      ENGLISH_PASSIVE
          .matcher(sentence)
          .results()
          .forEach(found -> findings.add(new Finding(Kind.PASSIVE, found.group(), "")));
    }
    jargon.stream()
        .filter(one -> one.language() == language)
        .forEach(
            one ->
                one.word()
                    .matcher(sentence)
                    .results()
                    .forEach(
                        found ->
                            findings.add(new Finding(Kind.JARGON, found.group(), one.instead()))));
  }

  private static double index(List<String> words, int sentences, Language language) {
    double perSentence = (double) words.size() / sentences;
    if (language == Language.FI) {
      long large = words.stream().filter(word -> word.length() > LIX_LETTERS).count();
      return perSentence + 100.0 * large / words.size();
    }
    long syllables = words.stream().mapToLong(PlainLanguage::syllables).sum();
    return 0.39 * perSentence + 11.8 * syllables / words.size() - 15.59;
  }

  /** Groups of vowels; a silent e at the end is none. */
  private static long syllables(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    long groups = VOWELS.matcher(lower).results().count();
    boolean silent = lower.endsWith("e") && !lower.endsWith("le") && groups > 1;
    return Math.max(1, silent ? groups - 1 : groups);
  }
}
