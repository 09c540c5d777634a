package fi.majakka.nlu.training;

import fi.majakka.nlu.model.Meanings;
import fi.majakka.nlu.model.SentenceEmbedder;
import fi.majakka.nlu.model.TopicClassifier;
import fi.majakka.nlu.text.Concepts;
import fi.majakka.nlu.text.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Trains the pipeline from nothing on any labelled set and measures it on another. */
public final class TsvEvaluation {

  private TsvEvaluation() {}

  /** Rows of {@code label<TAB>text}. */
  public static List<Example> read(Path file) throws IOException {
    List<Example> examples = new ArrayList<>();
    try (Stream<String> lines = Files.lines(file)) {
      lines
          .filter(line -> !line.isBlank())
          .forEach(
              line -> {
                int tab = line.indexOf('\t');
                if (tab <= 0) {
                  throw new IllegalArgumentException(
                      file + " has a line that is not label<TAB>text");
                }
                examples.add(new Example(line.substring(0, tab), line.substring(tab + 1)));
              });
    }
    return examples;
  }

  /**
   * The figures as one JSON object.
   *
   * @param language of every text, ISO 639-1
   */
  public static String run(
      List<Example> train,
      List<Example> test,
      List<Example> oos,
      String language,
      Meanings meanings) {
    long start = System.nanoTime();
    TrainedTopics trained =
        new TopicTrainer(Concepts.none(), meanings, TopicTrainer.Options.standard())
            .train(
                train.stream()
                    .map(example -> new Example(example.label(), example.text(), language))
                    .toList());
    Optional<SentenceEmbedder> embedder = meanings.in(language);
    double seconds = (System.nanoTime() - start) / 1e9;
    TopicClassifier classifier = trained.classifier();
    int right = 0;
    int kept = 0;
    List<Double> in = new ArrayList<>();
    long began = System.nanoTime();
    for (Example example : test) {
      TopicClassifier.Scores scores = classifier.score(example.text(), embedder);
      if (classifier.labels().get(scores.best()).equals(example.label())) {
        right++;
      }
      if (!trained.detector().outOfScope(scores.signals())) {
        kept++;
      }
      in.add(trained.detector().score(scores.signals()));
    }
    double perSecond = test.size() / ((System.nanoTime() - began) / 1e9);
    int refused = 0;
    List<Double> out = new ArrayList<>();
    for (Example example : oos) {
      TopicClassifier.Scores scores = classifier.score(example.text(), embedder);
      if (trained.detector().outOfScope(scores.signals())) {
        refused++;
      }
      out.add(trained.detector().score(scores.signals()));
    }
    return String.format(
        Locale.ROOT,
        "{\"examples\":%d,\"labels\":%d,\"train_seconds\":%.1f,\"accuracy\":%.4f,"
            + "\"oos_recall\":%s,\"oos_auroc\":%s,\"in_scope_kept\":%.4f,"
            + "\"messages_per_second\":%.0f}",
        train.size(),
        classifier.labels().size(),
        seconds,
        (double) right / test.size(),
        oos.isEmpty() ? "null" : String.format(Locale.ROOT, "%.4f", (double) refused / oos.size()),
        oos.isEmpty() ? "null" : String.format(Locale.ROOT, "%.4f", auroc(in, out)),
        (double) kept / test.size(),
        perSecond);
  }

  /** The language that a set looks like, for when nobody says: Finnish has ä in many lines. */
  public static String languageOf(List<Example> examples) {
    long dotted =
        examples.stream().filter(example -> Words.lower(example.text()).indexOf('ä') >= 0).count();
    return dotted * 5 > examples.size() ? "fi" : "en";
  }

  /** The chance that a message in scope scores higher than one out of scope (Mann-Whitney). */
  static double auroc(List<Double> in, List<Double> out) {
    double[] sorted = out.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double wins = 0;
    for (double score : in) {
      int low = lower(sorted, score, false);
      int high = lower(sorted, score, true);
      wins += low + (high - low) / 2.0;
    }
    return wins / ((double) in.size() * out.size());
  }

  private static int lower(double[] sorted, double value, boolean orEqual) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value || (orEqual && sorted[middle] == value)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
