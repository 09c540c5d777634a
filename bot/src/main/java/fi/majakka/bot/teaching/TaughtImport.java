package fi.majakka.bot.teaching;

import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.teaching.LineCheck.Batch;
import fi.majakka.bot.teaching.LineCheck.Checked;
import fi.majakka.bot.teaching.LineCheck.Fault;
import fi.majakka.bot.teaching.LineCheck.Finding;
import fi.majakka.bot.teaching.TaughtLines.Place;
import fi.majakka.bot.teaching.UnfitFileException.Why;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Takes in teaching sentences from files of the training data's form: all of them, or none when
 * anything is wrong. They hold coordinators' own wording; a visitor's sentence is in no file.
 */
public final class TaughtImport {
  /** A file of hand-written sentences is far smaller, in bytes. */
  public static final int LARGEST = 1_000_000;

  private static final Pattern NAME = Pattern.compile("(fi|en)/([a-z_.]{1,80})\\.txt");
  private final TaughtLines lines;
  private final LineCheck check;
  private final Predicate<String> topics;

  /**
   * @param topics true for those of the release in force
   */
  public TaughtImport(TaughtLines lines, LineCheck check, Predicate<String> topics) {
    this.lines = lines;
    this.check = check;
    this.topics = topics;
  }

  /** A file that was looked through. */
  public record Part(Batch batch, Checked checked) {
    /** Lines that would teach nothing, or the wrong thing. */
    public List<Finding> refused() {
      return checked.findings().stream().filter(finding -> finding.fault() != Fault.KNOWN).toList();
    }

    /** How many lines are known already; to bring them again is no mistake. */
    public int known() {
      return checked.findings().size() - refused().size();
    }

    /** The name of the file. */
    public String name() {
      return TaughtImport.name(batch.language(), batch.topic());
    }
  }

  /** The name of the file of a language and topic. */
  static String name(String language, String topic) {
    return language + "/" + topic + ".txt";
  }

  /** What would come in. */
  public record Proposal(List<Part> parts) {
    public Proposal {
      parts = List.copyOf(parts);
    }

    /** True when nothing is refused. */
    public boolean passes() {
      return parts.stream().allMatch(part -> part.refused().isEmpty());
    }

    /** How many lines are new. */
    public int added() {
      return parts.stream().mapToInt(part -> part.checked().lines().size()).sum();
    }

    /** How many lines are known already. */
    public int known() {
      return parts.stream().mapToInt(Part::known).sum();
    }

    /** True when personal data was taken out of some lines. */
    public boolean masked() {
      return parts.stream().anyMatch(part -> part.checked().masked());
    }
  }

  /**
   * A file as lines for a topic.
   *
   * @param name such as {@code fi/living.pets.txt}
   * @throws UnfitFileException when it is none of such a name, or no text
   */
  public Batch batch(String name, byte[] content) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      throw new UnfitFileException(Why.NAME, name);
    }
    if (content.length > LARGEST) {
      throw new UnfitFileException(Why.SIZE, name);
    }
    if (!topics.test(parts.group(2))) {
      throw new UnfitFileException(Why.TOPIC, name);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      // A remark takes its line, so that the numbers of the others stay.
      return new Batch(
          parts.group(2),
          parts.group(1),
          text.lines()
              .map(line -> line.startsWith("#") ? "" : line)
              .collect(Collectors.joining("\n")));
    } catch (CharacterCodingException e) {
      throw new UnfitFileException(Why.NO_TEXT, name);
    }
  }

  /** Looks through files; nothing is kept. */
  public Proposal look(List<Batch> batches) {
    List<Checked> checked = check.check(batches);
    return new Proposal(
        IntStream.range(0, batches.size())
            .mapToObj(i -> new Part(batches.get(i), checked.get(i)))
            .toList());
  }

  /** Keeps what passes, all at once; nothing of a proposal that does not. */
  public void take(Proposal proposal, String who) {
    if (!proposal.passes()) {
      throw new IllegalArgumentException("some lines are refused");
    }
    Map<Place, List<String>> own = new LinkedHashMap<>();
    for (Part part : proposal.parts()) {
      if (!part.checked().lines().isEmpty()) {
        own.computeIfAbsent(
                new Place(part.batch().topic(), part.batch().language(), who),
                place -> new ArrayList<>())
            .addAll(part.checked().lines());
      }
    }
    if (!own.isEmpty()) {
      lines
          .addAll(
              own,
              own.entrySet().stream()
                  .map(
                      one ->
                          AuditEntry.of(who, "teaching.imported", one.getKey().topic())
                              .with("lines", Integer.toString(one.getValue().size())))
                  .toList())
          .join();
    }
  }
}
