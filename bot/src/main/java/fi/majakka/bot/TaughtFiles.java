package fi.majakka.bot;

import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.operator.Outcome;
import fi.majakka.bot.teaching.LineCheck;
import fi.majakka.bot.teaching.LineCheck.Batch;
import fi.majakka.bot.teaching.LineCheck.Checked;
import fi.majakka.bot.teaching.LineCheck.Fault;
import fi.majakka.bot.teaching.LineCheck.Finding;
import fi.majakka.bot.teaching.TaughtLines;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes in teaching sentences from files of the training data's form: all of them, or none when
 * anything is wrong. They hold coordinators' own wording; a visitor's sentence is in no file.
 */
final class TaughtFiles {
  private static final Pattern NAME = Pattern.compile("(fi|en)/([a-z_.]{1,80})\\.txt");

  /** A file of hand-written sentences is far smaller, in bytes. */
  private static final long LARGEST = 1_000_000;

  private static final int MOST_FILES = 1_000;
  private static final int SHOWN = 20;
  private final TaughtLines lines;
  private final LineCheck check;
  private final Predicate<String> topics;

  /**
   * @param topics true for those of the release in force
   */
  TaughtFiles(TaughtLines lines, LineCheck check, Predicate<String> topics) {
    this.lines = lines;
    this.check = check;
    this.topics = topics;
  }

  /** A folder cannot be taken in. */
  private static final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    Unfit(String why) {
      super(why);
    }

    /** One clear sentence. */
    String why() {
      return String.valueOf(getMessage());
    }
  }

  /** Takes in a folder. */
  Outcome take(Path folder) {
    try {
      List<Batch> batches = new ArrayList<>();
      for (Path file : files(folder)) {
        batches.add(batch(folder, file));
      }
      return batches.isEmpty()
          ? Outcome.refused("nothing was imported: there is no file such as fi/living.pets.txt")
          : take(batches);
    } catch (Unfit e) {
      return Outcome.refused("nothing was imported: " + e.why());
    } catch (IOException e) {
      return Outcome.refused("nothing was imported: " + folder + " cannot be read");
    }
  }

  private static List<Path> files(Path folder) throws IOException, Unfit {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> files =
          all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
              .sorted()
              .limit(MOST_FILES + 1L)
              .toList();
      if (files.size() > MOST_FILES) {
        throw new Unfit("there are more than " + MOST_FILES + " files in " + folder);
      }
      return files;
    }
  }

  private Batch batch(Path folder, Path file) throws IOException, Unfit {
    String name = folder.relativize(file).toString().replace('\\', '/');
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      throw new Unfit("a file is called LANGUAGE/TOPIC.txt, such as fi/living.pets.txt: " + name);
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LARGEST) {
      throw new Unfit(name + " is no file of at most " + LARGEST + " bytes");
    }
    if (!topics.test(parts.group(2))) {
      throw new Unfit(name + ": there is no published topic " + parts.group(2));
    }
    try {
      // A remark takes its line, so that the numbers of the others stay.
      String text =
          Files.readAllLines(file).stream()
              .map(line -> line.startsWith("#") ? "" : line)
              .collect(Collectors.joining("\n"));
      return new Batch(parts.group(2), parts.group(1), text);
    } catch (CharacterCodingException e) {
      throw new Unfit(name + " is not UTF-8");
    }
  }

  private Outcome take(List<Batch> batches) throws Unfit {
    List<Checked> checked = check.check(batches);
    List<String> bad = new ArrayList<>();
    for (int i = 0; i < batches.size(); i++) {
      Batch batch = batches.get(i);
      checked.get(i).findings().stream()
          .filter(finding -> finding.fault() != Fault.KNOWN)
          .map(finding -> told(batch, finding))
          .forEach(bad::add);
    }
    if (!bad.isEmpty()) {
      throw new Unfit(
          bad.stream().limit(SHOWN).collect(Collectors.joining("\n", "\n", ""))
              + (bad.size() > SHOWN ? "\n… and " + (bad.size() - SHOWN) + " more" : ""));
    }
    int taken = 0;
    for (int i = 0; i < batches.size(); i++) {
      List<String> own = checked.get(i).lines();
      if (!own.isEmpty()) {
        add(batches.get(i), own);
        taken += own.size();
      }
    }
    int known = checked.stream().mapToInt(one -> one.findings().size()).sum();
    boolean masked = checked.stream().anyMatch(Checked::masked);
    return Outcome.done(
        taken + " lines imported, " + known + " known already",
        masked ? "personal data was masked" : "");
  }

  /** Where and why, without the words of the line. */
  private static String told(Batch batch, Finding finding) {
    String at = batch.language() + "/" + batch.topic() + ".txt:" + finding.number() + ": ";
    return at
        + switch (finding.fault()) {
          case SHORT -> "too short, at least two words are needed";
          case LONG -> "too long, 300 characters at most";
          case KNOWN -> "known already";
          case OTHER_TOPIC -> "the topic " + finding.topic() + " has nearly the same line";
        };
  }

  private void add(Batch batch, List<String> own) {
    lines
        .add(
            new TaughtLines.Place(batch.topic(), batch.language(), AuditEntry.OPERATOR),
            own,
            List.of(),
            AuditEntry.of(AuditEntry.OPERATOR, "teaching.imported", batch.topic())
                .with("lines", Integer.toString(own.size())))
        .join();
  }
}
