package fi.majakka.nlu.training;

import fi.majakka.nlu.Entity;
import fi.majakka.nlu.entities.EntityRecognizer;
import fi.majakka.nlu.entities.Lexicon;
import fi.majakka.nlu.model.Masks;
import fi.majakka.nlu.text.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The project's utterances: {@code <language>/<topic>.txt}, one a line. */
public final class TrainingData {
  /** A word in at least this many lines is no slip of the pen. */
  static final int SEEN = 2;

  private final Path folder;
  private final List<Example> taught;

  public TrainingData(Path folder) {
    this(folder, List.of());
  }

  /**
   * @param taught lines that stand in no file
   */
  TrainingData(Path folder, List<Example> taught) {
    this.folder = folder;
    this.taught = List.copyOf(taught);
  }

  List<Example> taught() {
    return taught;
  }

  /** The utterances of a language, by file name without its ending. */
  public List<Example> examples(String language) {
    List<Example> examples = new ArrayList<>();
    Path files = folder.resolve(language);
    if (!Files.isDirectory(files)) {
      return examples;
    }
    for (Path file : sorted(files)) {
      String name = file.getFileName().toString();
      String label = name.substring(0, name.length() - ".txt".length());
      for (String line : lines(file)) {
        examples.add(new Example(label, line, language));
      }
    }
    taught.stream().filter(line -> line.language().equals(language)).forEach(examples::add);
    return examples;
  }

  /**
   * A message that came after an answer.
   *
   * @param before the topic of the answer
   * @param topic what the message is about
   */
  record FollowUp(String before, String text, String topic) {

    /** True when it is still about the same. */
    boolean goesOn() {
      return topic.equals(before);
    }
  }

  /**
   * What was said after an answer, in both languages: {@code <language>/followups.tsv} of {@code
   * topic<TAB>next message<TAB>its topic}, and utterances as they would begin a conversation anew.
   */
  List<FollowUp> followUps() {
    List<FollowUp> all = new ArrayList<>();
    for (String language : List.of("fi", "en")) {
      all.addAll(ContinuationTrainer.beginnings(examples(language)));
      Path file = folder.resolve(language).resolve("followups.tsv");
      for (String line : Files.exists(file) ? lines(file) : List.<String>of()) {
        String[] columns = line.split("\t", -1);
        if (columns.length != 3) {
          throw new IllegalStateException(file + " has a line without three columns: " + line);
        }
        all.add(new FollowUp(columns[0], columns[1], columns[2]));
      }
    }
    return all;
  }

  /** An utterance with what it names. */
  record Named(Example example, List<Entity> entities) {

    /** The utterance with every place called the same. */
    Example masked() {
      return new Example(
          example.label(), Masks.masked(example.text(), entities), example.language());
    }

    /** The utterance without places, labelled with its language. */
    Example spoken() {
      return new Example(example.language(), Masks.without(example.text(), entities));
    }
  }

  /** The utterances of both languages with what they name. */
  List<Named> named(EntityRecognizer entities) {
    return Stream.of("fi", "en")
        .flatMap(language -> examples(language).stream())
        .toList()
        .parallelStream()
        .map(example -> new Named(example, entities.recognize(example.text())))
        .toList();
  }

  /** Folded words that at least so many messages have. */
  Set<String> words(int least) {
    Map<String, Integer> seen = new HashMap<>();
    for (String language : List.of("fi", "en")) {
      for (Example example : examples(language)) {
        Words.of(example.text()).stream()
            .map(token -> Words.folded(token.word()))
            .distinct()
            .forEach(word -> seen.merge(word, 1, Integer::sum));
      }
    }
    return seen.entrySet().stream()
        .filter(entry -> entry.getValue() >= least)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The words of a list beside the utterances; none when there is no such list. */
  Set<String> list(String file) {
    Path list = folder.resolve(file);
    try {
      return Files.exists(list) ? Lexicon.words(Files.readString(list)) : Set.of();
    } catch (IOException e) {
      throw new UncheckedIOException(list + " cannot be read", e);
    }
  }

  /** Every file of the data, sorted, for the hash that names a model. */
  List<Path> files() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> sorted(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
