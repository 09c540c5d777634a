package fi.majakka.bot;

import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.operator.Outcome;
import fi.majakka.bot.teaching.LineCheck.Batch;
import fi.majakka.bot.teaching.LineCheck.Finding;
import fi.majakka.bot.teaching.TaughtImport;
import fi.majakka.bot.teaching.TaughtImport.Part;
import fi.majakka.bot.teaching.TaughtImport.Proposal;
import fi.majakka.bot.teaching.UnfitFileException;
import fi.majakka.bot.teaching.UnfitFileException.Why;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes in a folder of teaching sentences, for the terminal. */
final class TaughtFiles {
  private static final int MOST_FILES = 1_000;
  private static final int SHOWN = 20;
  private final TaughtImport sentences;

  TaughtFiles(TaughtImport sentences) {
    this.sentences = sentences;
  }

  /** Takes in a folder. */
  Outcome take(Path folder) {
    try {
      List<Batch> batches = new ArrayList<>();
      for (Path file : files(folder)) {
        batches.add(batch(folder, file));
      }
      return batches.isEmpty()
          ? refused("there is no file such as fi/living.pets.txt")
          : take(batches);
    } catch (UnfitFileException e) {
      return refused(why(e));
    } catch (IOException e) {
      return refused(folder + " cannot be read");
    }
  }

  private static Outcome refused(String why) {
    return Outcome.refused("nothing was imported: " + why);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> files =
          all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
              .sorted()
              .limit(MOST_FILES + 1L)
              .toList();
      if (files.size() > MOST_FILES) {
        throw new UnfitFileException(Why.MANY, folder.toString());
      }
      return files;
    }
  }

  private Batch batch(Path folder, Path file) throws IOException {
    String name = folder.relativize(file).toString().replace('\\', '/');
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        || Files.size(file) > TaughtImport.LARGEST) {
      throw new UnfitFileException(Why.SIZE, name);
    }
    return sentences.batch(name, Files.readAllBytes(file));
  }

  private Outcome take(List<Batch> batches) {
    Proposal proposal = sentences.look(batches);
    if (!proposal.passes()) {
      List<String> bad =
          proposal.parts().stream()
              .flatMap(part -> part.refused().stream().map(finding -> told(part, finding)))
              .toList();
      return refused(
          bad.stream().limit(SHOWN).collect(Collectors.joining("\n", "\n", ""))
              + (bad.size() > SHOWN ? "\n… and " + (bad.size() - SHOWN) + " more" : ""));
    }
    sentences.take(proposal, AuditEntry.OPERATOR);
    return Outcome.done(
        proposal.added() + " lines imported, " + proposal.known() + " known already",
        proposal.masked() ? "personal data was masked" : "");
  }

  private static String why(UnfitFileException e) {
    return switch (e.why()) {
      case NAME -> "a file is called LANGUAGE/TOPIC.txt, such as fi/living.pets.txt: " + e.file();
      case SIZE -> e.file() + " is no file of at most " + TaughtImport.LARGEST + " bytes";
      case TOPIC -> e.file() + ": there is no published topic of this name";
      case NO_TEXT -> e.file() + " is not UTF-8";
      case NO_ZIP -> e.file() + " cannot be unpacked";
      case TWICE -> e.file() + " is there twice";
      case MANY -> "there are more than " + MOST_FILES + " files in " + e.file();
    };
  }

  /** Where and why, without the words of the line. */
  private static String told(Part part, Finding finding) {
    String at = part.name() + ":" + finding.number() + ": ";
    return at
        + switch (finding.fault()) {
          case SHORT -> "too short, at least two words are needed";
          case LONG -> "too long, 300 characters at most";
          case KNOWN -> "known already";
          case OTHER_TOPIC -> "the topic " + finding.topic() + " has nearly the same line";
        };
  }
}
