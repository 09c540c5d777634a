package fi.majakka.nlu.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The project's own held-out messages, written apart from the training data: {@code
 * evaluation/<language>/<style>.tsv}, {@code oos.tsv}, {@code language.tsv}, {@code
 * entities.jsonl}; {@code followups.tsv} is of the whole dialogue and read there. Nothing is ever
 * chosen by them.
 */
public final class HeldOutSets {
  /** The languages that there are messages in, as ISO 639-1 codes. */
  public static final List<String> LANGUAGES = List.of("fi", "en");

  private static final Set<String> NO_STYLE = Set.of("oos", "language", "followups");
  private final Path folder;

  /**
   * Held-out sets of a folder.
   *
   * @param root the folder {@code nlp-models}
   */
  public HeldOutSets(Path root) {
    this.folder = root.resolve("evaluation");
  }

  /** A message and the names in it, as "type value", "not type value" when ruled out. */
  record Named(String text, Set<String> names) {}

  /** Messages about topics, by style. */
  Map<String, List<Example>> styles(String language) {
    Map<String, List<Example>> styles = new TreeMap<>();
    Path files = folder.resolve(language);
    if (!Files.isDirectory(files)) {
      return styles;
    }
    try (Stream<Path> all = Files.list(files)) {
      for (Path file : all.filter(path -> path.toString().endsWith(".tsv")).sorted().toList()) {
        String style = file.getFileName().toString().replace(".tsv", "");
        if (!NO_STYLE.contains(style)) {
          styles.put(style, TsvEvaluation.read(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(files + " cannot be read", e);
    }
    return styles;
  }

  /** Messages that no topic answers. */
  List<Example> outOfScope(String language) {
    return table(language, "oos.tsv");
  }

  /** Short messages labelled with their language. */
  List<Example> languages(String language) {
    return table(language, "language.tsv");
  }

  private List<Example> table(String language, String name) {
    Path file = folder.resolve(language).resolve(name);
    try {
      return Files.exists(file) ? TsvEvaluation.read(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /** Messages with the places and occupations that they name. */
  List<Named> named(String language) {
    Path file = folder.resolve(language).resolve("entities.jsonl");
    List<Named> all = new ArrayList<>();
    if (!Files.exists(file)) {
      return all;
    }
    try {
      ObjectMapper json = new ObjectMapper();
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank()) {
          JsonNode row = json.readTree(line);
          Set<String> names = new TreeSet<>();
          for (JsonNode entity : row.get("entities")) {
            names.add(
                name(
                    entity.get("type").asText(),
                    entity.get("value").asText(),
                    entity.path("negated").asBoolean()));
          }
          all.add(new Named(row.get("text").asText(), names));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
    return all;
  }

  static String name(String type, String value, boolean negated) {
    return (negated ? "not " : "") + type + " " + value;
  }
}
