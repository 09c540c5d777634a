package fi.majakka.nlu.training;

import fi.majakka.nlu.Interpretation;
import fi.majakka.nlu.RankedTopic;
import fi.majakka.nlu.model.Interpreter;
import fi.majakka.nlu.model.Prior;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The project's own held-out messages: {@code evaluation/<language>/<style>.tsv}. */
public final class HeldOut {
  private static final String OUT_OF_SCOPE = "oos";
  private static final int WORST = 20;
  private final Path folder;

  /**
   * Held-out sets of a folder.
   *
   * @param root the folder {@code nlp-models}
   */
  public HeldOut(Path root) {
    this.folder = root.resolve("evaluation");
  }

  /**
   * Figures of one set.
   *
   * @param right topics that were told rightly, refused ones counted as wrong
   * @param top3 right topic among the first three
   * @param refused called out of scope
   */
  public record Figures(int messages, int right, int top3, int refused) {

    /** Share of right topics, 0..1. */
    public double accuracy() {
      return messages == 0 ? 0 : (double) right / messages;
    }

    /** Share called out of scope, 0..1. */
    public double refusedShare() {
      return messages == 0 ? 0 : (double) refused / messages;
    }

    Figures plus(Figures other) {
      return new Figures(
          messages + other.messages,
          right + other.right,
          top3 + other.top3,
          refused + other.refused);
    }
  }

  /** The figures of every set, by language and style; confusions are counted into the map. */
  public Map<String, Figures> measure(Interpreter interpreter, Map<String, Integer> confusions) {
    Map<String, Figures> figures = new LinkedHashMap<>();
    for (String language : List.of("fi", "en")) {
      Path files = folder.resolve(language);
      if (!Files.isDirectory(files)) {
        continue;
      }
      for (Path file : tsv(files)) {
        String style = file.getFileName().toString().replace(".tsv", "");
        figures.put(language + " " + style, measure(interpreter, file, style, confusions));
      }
    }
    return figures;
  }

  private static Figures measure(
      Interpreter interpreter, Path file, String style, Map<String, Integer> confusions) {
    Figures sum = new Figures(0, 0, 0, 0);
    try {
      for (Example example : TsvEvaluation.read(file)) {
        Interpretation read = interpreter.interpret(example.text(), Prior.none());
        String topic = read.topic().map(RankedTopic::topic).orElse("");
        boolean top3 =
            read.topics().stream()
                .limit(3)
                .anyMatch(ranked -> ranked.topic().equals(example.label()));
        boolean right = topic.equals(example.label());
        if (!right && !style.equals(OUT_OF_SCOPE)) {
          confusions.merge(
              example.label() + " -> " + (topic.isEmpty() ? "out of scope" : topic),
              1,
              Integer::sum);
        }
        sum = sum.plus(new Figures(1, right ? 1 : 0, top3 ? 1 : 0, read.outOfScope() ? 1 : 0));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
    return sum;
  }

  /** A table for people. */
  public String report(Interpreter interpreter) {
    Map<String, Integer> confusions = new TreeMap<>();
    Map<String, Figures> figures = measure(interpreter, confusions);
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "%-16s %8s %9s %15s %7s %8s%n",
            "set",
            "messages",
            "accuracy",
            "95 % interval",
            "top-3",
            "refused"));
    for (String language : List.of("fi", "en")) {
      Figures all = new Figures(0, 0, 0, 0);
      for (Map.Entry<String, Figures> entry : figures.entrySet()) {
        if (entry.getKey().startsWith(language)) {
          table.append(row(entry.getKey(), entry.getValue()));
          if (!entry.getKey().endsWith(OUT_OF_SCOPE)) {
            all = all.plus(entry.getValue());
          }
        }
      }
      table.append(row(language + " all topics", all));
    }
    table.append(String.format("%nworst confusions%n"));
    List<Map.Entry<String, Integer>> worst = new ArrayList<>(confusions.entrySet());
    worst.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
    worst.stream()
        .limit(WORST)
        .forEach(
            entry -> table.append(String.format("%4d  %s%n", entry.getValue(), entry.getKey())));
    return table.toString();
  }

  private static String row(String name, Figures figures) {
    double[] interval = wilson(figures.right(), figures.messages());
    return String.format(
        Locale.ROOT,
        "%-16s %8d %8.1f%% %6.1f - %5.1f%% %6.1f%% %7.1f%%%n",
        name,
        figures.messages(),
        100 * figures.accuracy(),
        100 * interval[0],
        100 * interval[1],
        figures.messages() == 0 ? 0 : 100.0 * figures.top3() / figures.messages(),
        100 * figures.refusedShare());
  }

  /** The score interval of Wilson (1927) at 95 %. */
  static double[] wilson(int right, int all) {
    if (all == 0) {
      return new double[] {0, 1};
    }
    double z = 1.96;
    double p = (double) right / all;
    double middle = (p + z * z / (2 * all)) / (1 + z * z / all);
    double half = z * Math.sqrt(p * (1 - p) / all + z * z / (4.0 * all * all)) / (1 + z * z / all);
    return new double[] {middle - half, middle + half};
  }

  private static List<Path> tsv(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".tsv"))
          .filter(file -> !file.endsWith("language.tsv"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
