package fi.majakka.kb;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A knowledge base as it was read from files, with what is wrong with them.
 *
 * @param problems found while reading, in the order of files and lines
 * @param locations where each article ({@code article:topic}), fact ({@code fact:id}) and part of
 *     the handbook ({@code task:id}) stands
 */
public record KnowledgeFiles(
    KnowledgeBase knowledge, List<Problem> problems, Map<String, Location> locations) {

  public KnowledgeFiles {
    problems = problems.stream().sorted().distinct().toList();
    locations = Map.copyOf(locations);
  }

  /** A file, relative to the knowledge base, and a line in it, from 1. */
  public record Location(String file, int line) {}

  /** A problem at the place of an article or fact. */
  Problem problemAt(String key, String message) {
    Location location = locations.getOrDefault(key, new Location("topics.csv", 1));
    return new Problem(location.file(), location.line(), message);
  }

  /**
   * The file in which something stands, such as {@code fact:tax.card}; empty when it is nowhere.
   */
  public Optional<String> file(String key) {
    return Optional.ofNullable(locations.get(key)).map(Location::file);
  }

  /** The knowledge base, if nothing is wrong with its files. */
  public KnowledgeBase usable() {
    if (!problems.isEmpty()) {
      throw new KnowledgeException(
          "the knowledge base has "
              + problems.size()
              + " problems, the first: "
              + problems.get(0)
              + "; see ./majakka kb check",
          problems);
    }
    return knowledge;
  }
}
