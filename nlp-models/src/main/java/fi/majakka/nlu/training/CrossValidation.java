package fi.majakka.nlu.training;

import fi.majakka.nlu.model.OutOfScopeDetector;
import fi.majakka.nlu.model.TopicClassifier;
import fi.majakka.nlu.model.TopicClassifier.Evidence;
import fi.majakka.nlu.model.TopicClassifier.Mixture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
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
  private final Fitting fitting;
  private final TopicTrainer.Options options;
  private final Labelled data;
  private final int outside;
  private final int[] folds;

  CrossValidation(Fitting fitting, TopicTrainer.Options options, Labelled data) {
    this.fitting = fitting;
    this.options = options;
    this.data = data;
    this.outside = data.labels().indexOf(TopicClassifier.OUT_OF_SCOPE);
    this.folds = folds(data);
  }

  /**
   * What was chosen.
   *
   * @param fitted models that have seen all examples
   * @param confusions what was confused where only lines, no topics, were held out
   */
  record Calibration(
      Mixture mixture, OutOfScopeDetector detector, Fitted fitted, List<Confusion> confusions) {}

  /**
   * What models say of examples that they have not seen.
   *
   * @param judge has seen the rest; a classifier whose mixture is not chosen yet
   * @param heldOut indices of examples
   * @param strange true for labels that were held out as a whole
   */
  private record Fold(
      TopicClassifier judge, int[] heldOut, List<Evidence> evidence, boolean[] strange) {}

  Calibration calibrate() {
    CompletableFuture<List<Fold>> withoutTopics =
        CompletableFuture.supplyAsync(
            () ->
                IntStream.range(0, WITHOUT_TOPICS)
                    .mapToObj(fold -> fold(fold, fitted(fold, strange(fold)), strange(fold)))
                    .toList());
    boolean[] none = new boolean[data.labels().size()];
    Fitted most = fitted(WITHOUT_TOPICS, none);
    Fold usual = fold(WITHOUT_TOPICS, most, none);
    Fitted all = fitting.more(most, data);
    Mixture mixture = mixture(usual, all.meanings().isPresent());
    OutOfScopeDetector detector = detector(withoutTopics.join(), usual, mixture);
    return new Calibration(mixture, detector, all, confusions(usual, mixture, detector));
  }

  /** The topics that a fold holds out. */
  private boolean[] strange(int fold) {
    boolean[] strange = new boolean[data.labels().size()];
    for (int k = 0; k < strange.length; k++) {
      strange[k] = k != outside && k % UNSEEN == fold;
    }
    return strange;
  }

  private Fitted fitted(int fold, boolean[] strange) {
    return fitting.fit(
        data.only(
            IntStream.range(0, folds.length)
                .filter(i -> folds[i] != fold && !strange[data.targets()[i]])
                .toArray()));
  }

  private Fold fold(int fold, Fitted fitted, boolean[] strange) {
    int[] heldOut =
        IntStream.range(0, folds.length)
            .filter(i -> folds[i] == fold || strange[data.targets()[i]])
            .toArray();
    TopicClassifier judge =
        fitted.classifier(new Mixture(options.neighbourShare(), options.sure(), 0, 1));
    List<Evidence> evidence = IntStream.of(heldOut).mapToObj(i -> evidence(judge, i)).toList();
    return new Fold(judge, heldOut, evidence, strange);
  }

  private Evidence evidence(TopicClassifier judge, int example) {
    return judge.evidence(
        data.counts().get(example),
        data.words(example),
        data.points().get(example).<Supplier<float[]>>map(point -> () -> point));
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

  private Mixture mixture(Fold fold, boolean meanings) {
    List<MixtureChoice.Judged> judged = new ArrayList<>();
    for (int n = 0; n < fold.heldOut().length; n++) {
      int target = data.targets()[fold.heldOut()[n]];
      if (target != outside) {
        judged.add(new MixtureChoice.Judged(fold.evidence().get(n), target));
      }
    }
    return new MixtureChoice(fold.judge(), judged)
        .choose(options.neighbourShare(), options.sure(), meanings);
  }

  private List<Confusion> confusions(Fold fold, Mixture mixture, OutOfScopeDetector detector) {
    Confusion.Tally tally = new Confusion.Tally();
    for (int n = 0; n < fold.heldOut().length; n++) {
      Example example = data.examples().get(fold.heldOut()[n]);
      TopicClassifier.Scores scores = fold.judge().scores(fold.evidence().get(n), mixture);
      String taken =
          detector.outOfScope(scores.signals())
              ? TopicClassifier.OUT_OF_SCOPE
              : data.labels().get(scores.best());
      if (!taken.equals(example.label())) {
        tally.add(example.label(), taken, example.text());
      }
    }
    return tally.worst();
  }

  private OutOfScopeDetector detector(List<Fold> withoutTopics, Fold usual, Mixture mixture) {
    List<double[]> inScope = new ArrayList<>();
    List<double[]> outOfScope = new ArrayList<>();
    List<double[]> unseen = new ArrayList<>();
    withoutTopics.forEach(fold -> signals(fold, mixture, inScope, outOfScope, unseen));
    List<double[]> line = new ArrayList<>();
    signals(usual, mixture, line, outOfScope, unseen);
    int most =
        outOfScope.size() >= FEW_OUTSIDE
            ? Math.min(unseen.size(), UNSEEN_PER_OUTSIDE * outOfScope.size())
            : unseen.size();
    outOfScope.addAll(unseen.subList(0, most));
    return OutOfScopeDetector.fit(inScope, outOfScope, line, options.kept());
  }

  /** Sorts the signals of what a fold has not seen; those of strange topics in a mixed order. */
  private void signals(
      Fold fold,
      Mixture mixture,
      List<double[]> inScope,
      List<double[]> outOfScope,
      List<double[]> unseen) {
    List<double[]> strange = new ArrayList<>();
    for (int n = 0; n < fold.heldOut().length; n++) {
      int target = data.targets()[fold.heldOut()[n]];
      double[] signals = fold.judge().scores(fold.evidence().get(n), mixture).signals();
      if (target == outside) {
        outOfScope.add(signals);
      } else if (fold.strange()[target]) {
        strange.add(signals);
      } else {
        inScope.add(signals);
      }
    }
    Collections.shuffle(strange, new Random(7));
    unseen.addAll(strange);
  }
}
