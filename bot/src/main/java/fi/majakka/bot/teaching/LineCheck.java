package fi.majakka.bot.teaching;

import fi.majakka.bot.privacy.Masking;
import fi.majakka.nlu.training.Example;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Looks through lines before they are taught: what would teach nothing, or the wrong thing. */
public final class LineCheck {
  private static final int LONGEST = 300;
  private static final int FEWEST_WORDS = 2;
  private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
  private final Masking masking = new Masking();
  private final Function<String, List<Example>> shipped;
  private final TaughtLines lines;

  /**
   * @param shipped the project's utterances of a language
   */
  public LineCheck(Function<String, List<Example>> shipped, TaughtLines lines) {
    this.shipped = shipped;
    this.lines = lines;
  }

  /** What is wrong with a line. */
  public enum Fault {
    /** Fewer than two words. */
    SHORT,
    LONG,
    /** The topic has nearly the same line already. */
    KNOWN,
    /** Another topic has nearly the same line. */
    OTHER_TOPIC;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A line that is not taught.
   *
   * @param number of the line in its text, from 1
   * @param topic that has nearly the same line; empty for other faults
   * @param like the line that is nearly the same; empty for other faults
   */
  public record Finding(int number, String line, Fault fault, String topic, String like) {}

  /** Lines for a topic, one for each sentence to teach. */
  public record Batch(String topic, String language, String text) {}

  /**
   * What was found.
   *
   * @param lines without personal data
   * @param masked personal data was taken out of some of them
   */
  public record Checked(List<String> lines, List<Finding> findings, boolean masked) {
    public Checked {
      lines = List.copyOf(lines);
      findings = List.copyOf(findings);
    }
  }

  /** Looks through a text, one line for each sentence to teach. */
  public Checked check(String topic, String language, String text) {
    return check(List.of(new Batch(topic, language, text))).get(0);
  }

  /** Looks through texts, each beside what is known and those before it. */
  public List<Checked> check(List<Batch> batches) {
    List<TaughtLine> taught = lines.all();
    Map<String, KnownLines> known = new HashMap<>();
    return batches.stream()
        .map(
            batch ->
                check(batch, known.computeIfAbsent(batch.language(), key -> known(key, taught))))
        .toList();
  }

  private KnownLines known(String language, List<TaughtLine> taught) {
    KnownLines known = new KnownLines();
    shipped.apply(language).forEach(known::add);
    taught.stream()
        .filter(line -> line.language().equals(language))
        .forEach(line -> known.add(line.example()));
    return known;
  }

  private Checked check(Batch batch, KnownLines known) {
    List<String> good = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    boolean masked = false;
    List<String> typed = batch.text().lines().map(String::strip).toList();
    for (int i = 0; i < typed.size(); i++) {
      if (typed.get(i).isEmpty()) {
        continue;
      }
      Masking.Masked line = masking.mask(typed.get(i));
      masked |= !line.kinds().isEmpty();
      Optional<Finding> finding = finding(i + 1, batch.topic(), line.text(), known);
      finding.ifPresent(findings::add);
      if (finding.isEmpty()) {
        good.add(line.text());
        known.add(new Example(batch.topic(), line.text(), batch.language()));
      }
    }
    return new Checked(good, findings, masked);
  }

  private static Optional<Finding> finding(
      int number, String topic, String line, KnownLines known) {
    if (line.length() > LONGEST) {
      return Optional.of(new Finding(number, line, Fault.LONG, "", ""));
    }
    if (WORD.matcher(line).results().count() < FEWEST_WORDS) {
      return Optional.of(new Finding(number, line, Fault.SHORT, "", ""));
    }
    return known
        .nearest(line)
        .map(
            like ->
                new Finding(
                    number,
                    line,
                    like.label().equals(topic) ? Fault.KNOWN : Fault.OTHER_TOPIC,
                    like.label(),
                    like.text()));
  }
}
