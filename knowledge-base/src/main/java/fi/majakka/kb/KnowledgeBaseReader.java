package fi.majakka.kb;

import fi.majakka.kb.FileParser.Parsed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads the national layer and a region's layer over it. Reports every problem, not the first. A
 * reader remembers the files of its last reading and parses only those that changed. Thread-safe.
 */
public final class KnowledgeBaseReader {
  private static final String NATIONAL = "finland";
  private static final int RELEASE_LETTERS = 12;
  private final String region;
  private final Optional<KnowledgeBase> shipped;
  private volatile Map<String, Parsed> last = Map.of();

  /**
   * @param region the folder of a region
   */
  public KnowledgeBaseReader(String region) {
    this.region = region;
    this.shipped = Optional.empty();
  }

  /**
   * Reads releases that an earlier version of the program may have published.
   *
   * @param shipped files of this version: sentences and signals that a release lacks come from here
   */
  public KnowledgeBaseReader(String region, KnowledgeTree shipped) {
    this.region = region;
    KnowledgeTree words = shipped;
    for (String path : shipped.paths()) {
      if (!path.endsWith("/phrases.yaml") && !path.endsWith("/signals.yaml")) {
        words = words.without(path);
      }
    }
    KnowledgeBaseReader reader = new KnowledgeBaseReader(region);
    Map<String, Parsed> parsed = reader.parsed(words);
    this.shipped = Optional.of(reader.build(words, parsed).knowledge());
    this.last = Map.copyOf(parsed); // most releases hold the same files
  }

  /**
   * Reads a knowledge base from a folder.
   *
   * @param root the folder {@code knowledge-base}
   * @param region the folder of a region in it
   * @throws KnowledgeException when a folder is missing
   */
  public static KnowledgeFiles read(Path root, String region) {
    for (String layer : List.of(NATIONAL, region)) {
      if (!Files.isDirectory(root.resolve(layer))) {
        throw new KnowledgeException("there is no folder " + layer + " in " + root);
      }
    }
    try {
      return new KnowledgeBaseReader(region).read(KnowledgeArchive.read(root));
    } catch (IOException e) {
      throw new UncheckedIOException("the knowledge base in " + root + " cannot be read", e);
    }
  }

  /**
   * The sample events of a region; empty when it has none.
   *
   * @throws KnowledgeException when they cannot be read
   */
  public static List<Event> sampleEvents(Path root, String region) {
    Path file = root.resolve(region).resolve("samples").resolve("events.yaml");
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return FileParser.events(region + "/samples/events.yaml", Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("the sample events cannot be read", e);
    }
  }

  /**
   * Reads a knowledge base from files in memory.
   *
   * @throws KnowledgeException when a layer is missing
   */
  public KnowledgeFiles read(KnowledgeTree tree) {
    for (String layer : List.of(NATIONAL, region)) {
      if (tree.paths().stream().noneMatch(path -> path.startsWith(layer + "/"))) {
        throw new KnowledgeException(
            "there is no " + (layer.equals(region) ? "region " : "folder ") + layer);
      }
    }
    Map<String, Parsed> parsed = parsed(tree);
    last = Map.copyOf(parsed);
    return build(tree, parsed);
  }

  private Map<String, Parsed> parsed(KnowledgeTree tree) {
    Map<String, Parsed> known = last;
    return new TreeMap<>(
        tree.files().entrySet().parallelStream()
            .filter(file -> isRead(file.getKey()))
            .collect(
                Collectors.toConcurrentMap(
                    Map.Entry::getKey, file -> parse(file.getKey(), file.getValue(), known))));
  }

  private boolean isRead(String path) {
    return !path.contains("/") || path.startsWith(NATIONAL + "/") || path.startsWith(region + "/");
  }

  private static Parsed parse(
      String path, KnowledgeTree.Content content, Map<String, Parsed> known) {
    Parsed before = known.get(path);
    return before != null && before.hash().equals(content.hash())
        ? before
        : FileParser.parse(path, content);
  }

  private KnowledgeFiles build(KnowledgeTree tree, Map<String, Parsed> files) {
    List<Problem> problems = new ArrayList<>();
    for (String needed : List.of("topics.csv", "occupations.yaml")) {
      if (tree.file(needed).isEmpty()) {
        problems.add(new Problem(needed, 1, "the file is missing"));
      }
    }
    KnowledgeBuilder builder = new KnowledgeBuilder();
    for (String layer : List.of("", NATIONAL, region)) {
      builder.layer();
      files.forEach(
          (path, parsed) -> {
            if (layerOf(path).equals(layer)) {
              problems.addAll(parsed.problems());
              parsed.parts().forEach(part -> part.addTo(builder));
            }
          });
    }
    shipped.ifPresent(builder::complete);
    return builder.build(tree.id().substring(0, RELEASE_LETTERS), problems);
  }

  private static String layerOf(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }
}
