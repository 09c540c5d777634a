package fi.majakka.kb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words as a coordinator writes them down to find them in a text, whatever their endings: {@code
 * suomen kansalai*} finds "Suomen kansalaisuus". {@code *} stands for any letters at either end of
 * a word, {@code a|b} for either word, {@code ..} for up to three words between, {@code #} for a
 * number; € and @ count as words. Words must follow one another within one sentence. Immutable and
 * thread-safe.
 */
public final class WordPattern {
  private static final int GAP = 3;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+|[€@]");
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?](?=\\s|$)|\\R|[•;]");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private final String source;
  private final List<Part> parts;

  private WordPattern(String source, List<Part> parts) {
    this.source = source;
    this.parts = List.copyOf(parts);
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException when it holds no word or begins or ends with a gap
   */
  public static WordPattern of(String source) {
    List<Part> parts = new ArrayList<>();
    for (String word : source.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      parts.add(word.equals("..") ? new Part(List.of()) : Part.of(word));
    }
    if (parts.get(0).isGap() || parts.get(parts.size() - 1).isGap()) {
      throw new IllegalArgumentException("a pattern begins and ends with a word: " + source);
    }
    return new WordPattern(source.strip(), parts);
  }

  /** The pattern as it was written. */
  public String source() {
    return source;
  }

  /** Where the pattern first occurs at or after a place; empty when it does not. */
  public Optional<Span> find(Words words, int from) {
    for (int i = 0; i < words.all.size(); i++) {
      if (words.all.get(i).start >= from) {
        int end = match(words.all, i, 0);
        if (end >= 0) {
          return Optional.of(new Span(words.all.get(i).start, words.all.get(end).end));
        }
      }
    }
    return Optional.empty();
  }

  /** True when the pattern occurs. */
  public boolean in(Words words) {
    return find(words, 0).isPresent();
  }

  /** The last word of a match that begins at a word, or -1. */
  private int match(List<Word> words, int at, int part) {
    if (at >= words.size() || !parts.get(part).fits(words.get(at).text)) {
      return -1;
    }
    if (part == parts.size() - 1) {
      return at;
    }
    boolean gap = parts.get(part + 1).isGap();
    int next = gap ? part + 2 : part + 1;
    for (int skipped = 0; skipped <= (gap ? GAP : 0); skipped++) {
      int candidate = at + 1 + skipped;
      if (candidate < words.size() && words.get(candidate).sentence == words.get(at).sentence) {
        int end = match(words, candidate, next);
        if (end >= 0) {
          return end;
        }
      }
    }
    return -1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WordPattern pattern && pattern.source.equals(source);
  }

  @Override
  public int hashCode() {
    return source.hashCode();
  }

  @Override
  public String toString() {
    return source;
  }

  /**
   * A stretch of a text.
   *
   * @param start of its first character
   * @param end after its last character
   */
  public record Span(int start, int end) {}

  /** A text cut into words and sentences, once for every pattern that is looked for. */
  public static final class Words {
    private final List<Word> all = new ArrayList<>();
    private final List<Span> sentences = new ArrayList<>();

    private Words(String text) {
      int start = 0;
      Matcher ends = SENTENCE_END.matcher(text);
      while (ends.find()) {
        sentence(text, start, ends.end());
        start = ends.end();
      }
      sentence(text, start, text.length());
    }

    /** The words of a text. */
    public static Words of(String text) {
      return new Words(text);
    }

    private void sentence(String text, int from, int to) {
      Matcher words = WORD.matcher(text).region(from, to);
      int before = all.size();
      while (words.find()) {
        all.add(
            new Word(
                words.group().toLowerCase(Locale.ROOT),
                words.start(),
                words.end(),
                sentences.size()));
      }
      if (all.size() > before) {
        sentences.add(new Span(from, to));
      }
    }

    /** The sentences that hold words, in order. */
    public List<Span> sentences() {
      return List.copyOf(sentences);
    }

    /** Where each word stands, in order. */
    public List<Span> spans() {
      return all.stream().map(word -> new Span(word.start, word.end)).toList();
    }

    /** The sentence around a place in the text; empty where there is none. */
    public Optional<Span> sentenceAt(int place) {
      return sentences.stream()
          .filter(sentence -> place >= sentence.start && place < sentence.end)
          .findFirst();
    }
  }

  private record Word(String text, int start, int end, int sentence) {}

  /** One word of a pattern: what it may be; nothing for a gap. */
  private record Part(List<Form> forms) {
    static Part of(String word) {
      return new Part(Arrays.stream(word.split("\\|", -1)).map(Form::of).toList());
    }

    boolean isGap() {
      return forms.isEmpty();
    }

    boolean fits(String word) {
      return forms.stream().anyMatch(form -> form.fits(word));
    }
  }

  /** One form of a word. */
  private record Form(String letters, boolean openStart, boolean openEnd) {
    static Form of(String word) {
      boolean start = word.startsWith("*");
      boolean end = word.length() > 1 && word.endsWith("*");
      String letters = word.substring(start ? 1 : 0, word.length() - (end ? 1 : 0));
      if (letters.isEmpty() || !(letters.equals("#") || WORD.matcher(letters).matches())) {
        throw new IllegalArgumentException("not a word of a pattern: " + word);
      }
      return new Form(letters, start, end);
    }

    boolean fits(String word) {
      if (letters.equals("#")) {
        return NUMBER.matcher(word).matches();
      }
      if (openStart) {
        return openEnd ? word.contains(letters) : word.endsWith(letters);
      }
      return openEnd ? word.startsWith(letters) : word.equals(letters);
    }
  }
}
