package fi.majakka.nlu.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Two topics that models confused, told by training examples that they had not seen. Whoever mends
 * the training data looks at these and never at the held-out messages.
 *
 * @param topic what the examples mean
 * @param taken what they were taken for
 * @param times how many examples were
 * @param examples a few of them, places called the same
 */
public record Confusion(String topic, String taken, int times, List<String> examples) {
  private static final int WORST = 20;
  private static final int EXAMPLES = 3;

  public Confusion {
    examples = List.copyOf(examples);
  }

  /** Gathers single mistakes. */
  static final class Tally {
    private final Map<String, List<String>> texts = new TreeMap<>();

    void add(String topic, String taken, String text) {
      texts.computeIfAbsent(topic + "\t" + taken, key -> new ArrayList<>()).add(text);
    }

    /** The most frequent ones first. */
    List<Confusion> worst() {
      return texts.entrySet().stream()
          .map(Tally::confusion)
          .sorted(Comparator.comparingInt(Confusion::times).reversed())
          .limit(WORST)
          .toList();
    }

    private static Confusion confusion(Map.Entry<String, List<String>> one) {
      String[] topics = one.getKey().split("\t", -1);
      List<String> texts = one.getValue();
      return new Confusion(
          topics[0], topics[1], texts.size(), texts.subList(0, Math.min(EXAMPLES, texts.size())));
    }
  }

  /** Writes confusions, one a line. */
  static void write(Path file, List<Confusion> confusions) throws IOException {
    Files.write(
        file,
        confusions.stream()
            .map(
                one ->
                    String.join("\t", one.topic, one.taken, Integer.toString(one.times))
                        + "\t"
                        + String.join("\t", one.examples))
            .toList());
  }

  /** Reads confusions; none when there is no file. */
  static List<Confusion> read(Path file) throws IOException {
    List<Confusion> confusions = new ArrayList<>();
    for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
      List<String> parts = List.of(line.split("\t", -1));
      confusions.add(
          new Confusion(
              parts.get(0),
              parts.get(1),
              Integer.parseInt(parts.get(2)),
              parts.subList(3, parts.size())));
    }
    return confusions;
  }
}
