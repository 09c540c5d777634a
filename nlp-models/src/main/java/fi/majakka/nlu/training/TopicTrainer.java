package fi.majakka.nlu.training;

import fi.majakka.nlu.model.Member;
import fi.majakka.nlu.model.Neighbours;
import fi.majakka.nlu.model.OutOfScopeDetector;
import fi.majakka.nlu.model.TopicClassifier;
import fi.majakka.nlu.model.TopicClassifier.Mixture;
import fi.majakka.nlu.opennlp.MaxentTopics;
import fi.majakka.nlu.text.Concepts;
import fi.majakka.nlu.text.FeatureExtractor;
import fi.majakka.nlu.text.SparseVector;
import fi.majakka.nlu.text.Vectorizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Trains the topic classifier and, by cross-validation in which whole topics are held out too, the
 * detector of messages that are out of scope. Deterministic.
 */
public final class TopicTrainer {
  private static final int BITS = 16;
  private static final int FOLDS = 3;

  /** Share of the topics that each fold has never seen. */
  private static final double HELD_OUT = 0.15;

  /** Weights nearer to zero than this are dropped from the finished model. */
  private static final float PRUNE = 0.02f;

  private final Concepts concepts;
  private final Options options;

  /**
   * How to train.
   *
   * @param members how many models are averaged
   * @param kept share of the messages in scope that the detector must keep
   */
  public record Options(
      int members,
      int epochs,
      double rate,
      double l2,
      double smoothing,
      double neighbourShare,
      double kept) {

    /** Settings chosen on CLINC150's validation set (decision 0010). */
    public static Options standard() {
      return new Options(2, 25, 1.0, 0.03, 0.05, 0.1, 0.95);
    }
  }

  public TopicTrainer(Concepts concepts, Options options) {
    this.concepts = concepts;
    this.options = options;
  }

  /** Trains on examples; those labelled {@link TopicClassifier#OUT_OF_SCOPE} mean no topic. */
  public TrainedTopics train(List<Example> examples) {
    return assemble(fit(examples));
  }

  /** The numbers of a classifier trained on examples. */
  TopicParts fit(List<Example> examples) {
    List<String> labels =
        List.copyOf(new TreeSet<>(examples.stream().map(Example::label).toList()));
    int[] targets = examples.stream().mapToInt(e -> labels.indexOf(e.label())).toArray();
    List<Fold> folds =
        IntStream.range(0, FOLDS)
            .parallel()
            .mapToObj(f -> fold(examples, targets, labels, f))
            .toList();
    double sharpness = sharpness(folds.stream().flatMap(fold -> fold.judged().stream()).toList());
    Mixture mixture = new Mixture(options.neighbourShare(), sharpness);
    OutOfScopeDetector detector = detector(folds);
    List<Fitted> members =
        IntStream.range(0, options.members())
            .parallel()
            .mapToObj(seed -> fit(examples, targets, labels.size(), seed, options.epochs()))
            .toList();
    return new TopicParts(
        labels,
        members.stream()
            .map(fitted -> pruned(fitted.seed(), fitted.vectorizer(), fitted.weights()))
            .toList(),
        members.get(0).vectors(),
        targets,
        mixture,
        detector);
  }

  /** Builds the classifier that the numbers describe. */
  TrainedTopics assemble(TopicParts parts) {
    List<Member> members = new ArrayList<>();
    for (TopicParts.MemberParts part : parts.members()) {
      FeatureExtractor features = new FeatureExtractor(BITS, part.seed(), concepts);
      MaxentTopics model = new MaxentTopics(parts.labels(), part.outcomes(), part.weights());
      members.add(new Member(new Vectorizer(features, part.idf()), model::probabilities));
    }
    TopicClassifier classifier =
        new TopicClassifier(
            parts.labels(),
            members,
            new Neighbours(
                parts.vectors(),
                parts.targets(),
                parts.labels().size(),
                new FeatureExtractor(BITS, 0, concepts).dimensions()),
            parts.mixture());
    return new TrainedTopics(classifier, parts.detector());
  }

  private record Fitted(
      int seed, Vectorizer vectorizer, List<SparseVector> vectors, float[][] weights) {}

  /** Probabilities of a held-out message and the index of its label. */
  private record Judged(double[] probabilities, int right) {}

  /** What a model says of messages that it has not seen. */
  private record Fold(List<Judged> judged, List<double[]> inScope, List<double[]> outOfScope) {}

  private Fitted fit(List<Example> examples, int[] targets, int labels, int seed, int epochs) {
    FeatureExtractor features = new FeatureExtractor(BITS, seed, concepts);
    List<SparseVector> counted =
        examples.stream().map(example -> features.counts(example.text())).toList();
    Vectorizer vectorizer = Vectorizer.fit(features, counted);
    List<SparseVector> vectors = counted.stream().map(vectorizer::weigh).toList();
    float[][] weights =
        new SoftmaxTrainer(
                new SoftmaxTrainer.Settings(
                    epochs, options.rate(), options.l2(), options.smoothing(), 17L + seed))
            .train(vectors, targets, labels, features.dimensions());
    return new Fitted(seed, vectorizer, vectors, weights);
  }

  /** Trains without a fold and without some topics, and judges both. */
  private Fold fold(List<Example> examples, int[] targets, List<String> labels, int fold) {
    Random random = new Random(101L + fold);
    Set<Integer> dropped = new HashSet<>();
    dropped.add(labels.indexOf(TopicClassifier.OUT_OF_SCOPE));
    for (int k = 0; k < labels.size(); k++) {
      if (random.nextDouble() < HELD_OUT) {
        dropped.add(k);
      }
    }
    int outOfScope = labels.indexOf(TopicClassifier.OUT_OF_SCOPE);
    int[] kept =
        IntStream.range(0, targets.length)
            .filter(i -> foldOf(i) != fold)
            .filter(i -> targets[i] == outOfScope || !dropped.contains(targets[i]))
            .toArray();
    int[] keptTargets = Arrays.stream(kept).map(i -> targets[i]).toArray();
    Fitted fitted =
        fit(
            Arrays.stream(kept).mapToObj(examples::get).toList(),
            keptTargets,
            labels.size(),
            0,
            Math.max(8, options.epochs() / 2));
    TopicClassifier classifier =
        new TopicClassifier(
            labels,
            List.of(new Member(fitted.vectorizer(), vector -> raw(vector, fitted, labels.size()))),
            new Neighbours(
                fitted.vectors(), keptTargets, labels.size(), fitted.vectorizer().dimensions()),
            new Mixture(options.neighbourShare(), 1));
    Fold result = new Fold(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < targets.length; i++) {
      if (foldOf(i) == fold) {
        TopicClassifier.Scores scores = classifier.score(examples.get(i).text());
        if (dropped.contains(targets[i])) {
          result.outOfScope().add(scores.signals());
        } else {
          result.inScope().add(scores.signals());
          result.judged().add(new Judged(scores.probabilities(), targets[i]));
        }
      }
    }
    return result;
  }

  private OutOfScopeDetector detector(List<Fold> folds) {
    return OutOfScopeDetector.fit(
        folds.stream().flatMap(fold -> fold.inScope().stream()).toList(),
        folds.stream().flatMap(fold -> fold.outOfScope().stream()).toList(),
        options.kept());
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
        loss -= Math.log(Math.pow(one.probabilities()[one.right()], exponent) / sum + 1e-9);
      }
      if (loss < bestLoss) {
        bestLoss = loss;
        best = exponent;
      }
    }
    return best;
  }

  private static double[] raw(SparseVector vector, Fitted fitted, int labels) {
    float[] scores = new float[labels];
    SoftmaxTrainer.score(vector, fitted.weights(), scores);
    double[] probabilities = new double[labels];
    for (int k = 0; k < labels; k++) {
      probabilities[k] = scores[k];
    }
    return probabilities;
  }

  /** Neighbouring lines of a training file are alike, so folds take turns in threes of them. */
  private static int foldOf(int example) {
    return example / 2 % FOLDS;
  }

  /**
   * Centres the weights of each feature, which changes no probability, and drops the small ones.
   */
  static TopicParts.MemberParts pruned(int seed, Vectorizer vectorizer, float[][] all) {
    int[][] outcomes = new int[all.length][];
    float[][] weights = new float[all.length][];
    for (int id = 0; id < outcomes.length; id++) {
      float[] row = all[id];
      if (row == null) {
        outcomes[id] = new int[0];
        weights[id] = new float[0];
        continue;
      }
      float mean = 0;
      for (float weight : row) {
        mean += weight / row.length;
      }
      int count = 0;
      int[] pattern = new int[row.length];
      float[] large = new float[row.length];
      for (int k = 0; k < row.length; k++) {
        float weight = row[k] - mean;
        if (Math.abs(weight) >= PRUNE) {
          pattern[count] = k;
          large[count++] = weight;
        }
      }
      outcomes[id] = Arrays.copyOf(pattern, count);
      weights[id] = Arrays.copyOf(large, count);
    }
    return new TopicParts.MemberParts(seed, vectorizer.idf(), outcomes, weights);
  }
}
