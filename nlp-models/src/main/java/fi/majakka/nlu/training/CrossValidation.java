package fi.majakka.nlu.training;

import fi.majakka.nlu.model.OutOfScopeDetector;
import fi.majakka.nlu.model.TopicClassifier;
import fi.majakka.nlu.model.TopicClassifier.Mixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Chooses from the training examples alone what cannot be learnt from examples already seen: how
 * the parts are mixed, how sharp probabilities are, and what is out of scope.
 *
 * <p>What out of scope looks like is learnt where whole topics are held out, for then it is known
 * what no topic looks like. Where the line is drawn is learnt with all topics, for the fewer topics
 * there are, the surer a classifier is.
 */
final class CrossValidation {
  private static final int FOLDS = 5;

  /** So many neighbouring lines about a topic are held out together. */
  private static final int RUN = 5;

  /** In these folds topics are held out too, others in each. */
  private static final int WITHOUT_TOPICS = 2;

  /** One topic in so many is held out. */
  private static final int UNSEEN = 5;

  /** Of topics held out at most so many examples for each one that is truly out of scope. */
  private static final int UNSEEN_PER_OUTSIDE = 2;

  private static final int FEW_OUTSIDE = 100;
  private static final double[] SHARES = {0, 0.35, 0.5, 0.65};
  private final Fitting fitting;
  private final TopicTrainer.Options options;

  CrossValidation(Fitting fitting, TopicTrainer.Options options) {
    this.fitting = fitting;
    this.options = options;
  }

  /** What was chosen. */
  record Calibration(Mixture mixture, OutOfScopeDetector detector) {}

  /** A model with what it has not seen. */
  private record Fold(Fitted fitted, Labelled data, int[] heldOut, boolean[] unseen) {}

  Calibration calibrate(Labelled data) {
    List<Fold> folds =
        IntStream.rangeClosed(0, WITHOUT_TOPICS)
            .parallel()
            .mapToObj(f -> fold(data, f, f < WITHOUT_TOPICS))
            .toList();
    Fold whole = folds.get(WITHOUT_TOPICS);
    Mixture mixture = mixture(whole);
    List<double[]> inScope = new ArrayList<>();
    List<double[]> outside = new ArrayList<>();
    List<double[]> unseen = new ArrayList<>();
    folds
        .subList(0, WITHOUT_TOPICS)
        .forEach(fold -> signals(fold, mixture, inScope, outside, unseen));
    List<double[]> usual = new ArrayList<>();
    signals(whole, mixture, usual, outside, unseen);
    if (outside.size() >= FEW_OUTSIDE) {
      outside.addAll(
          unseen.subList(0, Math.min(unseen.size(), UNSEEN_PER_OUTSIDE * outside.size())));
    } else {
      outside.addAll(unseen);
    }
    return new Calibration(
        mixture, OutOfScopeDetector.fit(inScope, outside, usual, options.kept()));
  }

  private Fold fold(Labelled data, int fold, boolean withoutTopics) {
    int outside = data.labels().indexOf(TopicClassifier.OUT_OF_SCOPE);
    int[] folds = folds(data);
    boolean[] unseen = new boolean[data.labels().size()];
    for (int k = 0; k < unseen.length; k++) {
      unseen[k] = withoutTopics && k != outside && k % UNSEEN == fold;
    }
    int[] seen =
        IntStream.range(0, data.targets().length)
            .filter(i -> folds[i] != fold && !unseen[data.targets()[i]])
            .toArray();
    int[] heldOut =
        IntStream.range(0, data.targets().length)
            .filter(i -> folds[i] == fold || unseen[data.targets()[i]])
            .toArray();
    return new Fold(fitting.fit(data.only(seen)), data, heldOut, unseen);
  }

  /** Neighbouring lines about a topic are alike, so a run of them shares a fold. */
  private static int[] folds(Labelled data) {
    int[] lines = new int[data.labels().size()];
    IntStream.of(data.targets()).forEach(target -> lines[target]++);
    // Where no topic has enough lines for runs, every fold must still hold out some.
    int run = Math.max(1, Math.min(RUN, IntStream.of(lines).max().orElse(0) / FOLDS));
    int[] seen = new int[lines.length];
    return IntStream.of(data.targets()).map(target -> seen[target]++ / run % FOLDS).toArray();
  }

  /** Sorts the signals of what a fold has not seen; those of unseen topics in a mixed order. */
  private void signals(
      Fold fold,
      Mixture mixture,
      List<double[]> inScope,
      List<double[]> outside,
      List<double[]> unseen) {
    TopicClassifier classifier = fold.fitted().classifier(mixture);
    Labelled data = fold.data();
    List<double[]> strange = new ArrayList<>();
    for (int i : fold.heldOut()) {
      Example example = data.examples().get(i);
      double[] signals = classifier.score(example.text(), data.embedder(i)).signals();
      if (example.label().equals(TopicClassifier.OUT_OF_SCOPE)) {
        outside.add(signals);
      } else if (fold.unseen()[data.targets()[i]]) {
        strange.add(signals);
      } else {
        inScope.add(signals);
      }
    }
    java.util.Collections.shuffle(strange, new Random(7));
    unseen.addAll(strange);
  }

  /** The share of the meaning under which most held-out examples are told rightly. */
  private Mixture mixture(Fold fold) {
    Mixture best = new Mixture(options.neighbourShare(), options.sure(), 0, 1);
    int most = -1;
    List<Judged> judged = List.of();
    boolean meanings = fold.fitted().meanings().isPresent();
    for (double share : meanings ? SHARES : new double[] {0}) {
      Mixture mixture = new Mixture(options.neighbourShare(), options.sure(), share, 1);
      List<Judged> all = judge(fold, mixture);
      int right = (int) all.stream().filter(Judged::isRight).count();
      if (right > most) {
        most = right;
        best = mixture;
        judged = all;
      }
    }
    return new Mixture(best.neighbourShare(), best.sure(), best.meaningShare(), sharpness(judged));
  }

  /** Probabilities of a held-out message and the index of its label. */
  private record Judged(double[] probabilities, int label) {

    boolean isRight() {
      for (double probability : probabilities) {
        if (probability > probabilities[label]) {
          return false;
        }
      }
      return true;
    }
  }

  private static List<Judged> judge(Fold fold, Mixture mixture) {
    TopicClassifier classifier = fold.fitted().classifier(mixture);
    Labelled data = fold.data();
    int outside = data.labels().indexOf(TopicClassifier.OUT_OF_SCOPE);
    return IntStream.of(fold.heldOut())
        .filter(i -> data.targets()[i] != outside)
        .parallel()
        .mapToObj(
            i ->
                new Judged(
                    classifier
                        .score(data.examples().get(i).text(), data.embedder(i))
                        .probabilities(),
                    data.targets()[i]))
        .toList();
  }

  /** The exponent under which the held-out right answers are likeliest. */
  private static double sharpness(List<Judged> judged) {
    double best = 1;
    double bestLoss = Double.POSITIVE_INFINITY;
    for (double exponent = 0.6; exponent <= 2.6; exponent += 0.1) {
      double loss = 0;
      for (Judged one : judged) {
        double sum = 0;
        for (double p : one.probabilities()) {
          sum += p == 0 ? 0 : Math.pow(p, exponent);
        }
        loss -= Math.log(Math.pow(one.probabilities()[one.label()], exponent) / sum + 1e-9);
      }
      if (loss < bestLoss) {
        bestLoss = loss;
        best = exponent;
      }
    }
    return best;
  }
}
