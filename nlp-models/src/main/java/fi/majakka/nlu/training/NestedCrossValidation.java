package fi.majakka.nlu.training;

import fi.majakka.nlu.model.Meanings;
import fi.majakka.nlu.model.TopicClassifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the whole pipeline on training examples that were held out of everything: of the weights
 * and, what plain cross-validation lets in, of the choice of mixture and threshold. It tells how
 * much tuning flatters.
 */
final class NestedCrossValidation {
  private static final int RUN = 5;
  private static final List<String> LANGUAGES = List.of("fi", "en");
  private final TopicTrainer trainer;
  private final Meanings meanings;
  private final int folds;
  private final Map<String, Counts> counts = new HashMap<>();

  NestedCrossValidation(TopicTrainer trainer, Meanings meanings, int folds) {
    this.trainer = trainer;
    this.meanings = meanings;
    this.folds = folds;
  }

  /** What was seen of a language. */
  private static final class Counts {
    private final List<Double> inScope = new ArrayList<>();
    private final List<Double> outside = new ArrayList<>();
    private int right;
    private int kept;
    private int refused;
  }

  /** Trains as often as there are folds. */
  List<Figure> figures(List<Example> examples) {
    LANGUAGES.forEach(language -> counts.put(language, new Counts()));
    int[] foldOf = foldOf(examples);
    for (int fold = 0; fold < folds; fold++) {
      List<Example> seen = new ArrayList<>();
      List<Example> heldOut = new ArrayList<>();
      for (int i = 0; i < foldOf.length; i++) {
        (foldOf[i] == fold ? heldOut : seen).add(examples.get(i));
      }
      TrainedTopics trained = trainer.train(seen);
      heldOut.forEach(example -> judge(trained, example));
    }
    List<Figure> figures = new ArrayList<>();
    LANGUAGES.forEach(language -> figures.addAll(figures(language)));
    return figures;
  }

  /** Neighbouring lines of a file are alike, so a run of them shares a fold. */
  private int[] foldOf(List<Example> examples) {
    Map<String, Integer> seen = new HashMap<>();
    return examples.stream()
        .mapToInt(
            example -> {
              int line = seen.merge(example.language() + example.label(), 1, Integer::sum) - 1;
              return line / RUN % folds;
            })
        .toArray();
  }

  private void judge(TrainedTopics trained, Example example) {
    Counts counted = counts.getOrDefault(example.language(), new Counts());
    TopicClassifier classifier = trained.classifier();
    TopicClassifier.Scores scores =
        classifier.score(example.text(), meanings.in(example.language()));
    boolean outside = trained.detector().outOfScope(scores.signals());
    double scope = trained.detector().score(scores.signals());
    if (example.label().equals(TopicClassifier.OUT_OF_SCOPE)) {
      counted.refused += outside ? 1 : 0;
      counted.outside.add(scope);
    } else {
      boolean right = classifier.labels().get(scores.best()).equals(example.label());
      counted.right += right && !outside ? 1 : 0;
      counted.kept += outside ? 0 : 1;
      counted.inScope.add(scope);
    }
  }

  private List<Figure> figures(String language) {
    Counts counted = counts.getOrDefault(language, new Counts());
    int all = counted.inScope.size();
    int outside = counted.outside.size();
    return List.of(
        share(language + " nested, all topics", counted.right, all),
        share(language + " nested, kept in scope", counted.kept, all),
        share(language + " nested, out of scope refused", counted.refused, outside),
        Figure.of(
            language + " nested, out of scope AUROC",
            all == 0 || outside == 0 ? 0 : TsvEvaluation.auroc(counted.inScope, counted.outside)));
  }

  private static Figure share(String name, int count, int of) {
    return new Figure(name, of == 0 ? 0 : (double) count / of, of);
  }
}
