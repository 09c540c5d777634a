package fi.majakka.nlu.training;

import fi.majakka.nlu.model.Meanings;
import fi.majakka.nlu.model.Member;
import fi.majakka.nlu.model.Neighbours;
import fi.majakka.nlu.model.TopicClassifier;
import fi.majakka.nlu.opennlp.MaxentTopics;
import fi.majakka.nlu.text.Concepts;
import fi.majakka.nlu.text.FeatureExtractor;
import fi.majakka.nlu.text.Vectorizer;
import java.util.Arrays;
import java.util.List;

/**
 * Trains the topic classifier and, by cross-validation, the detector of messages that are out of
 * scope. Deterministic.
 */
public final class TopicTrainer {
  /** Words and letters have 2^BITS features each. */
  static final int BITS = 16;

  /** Weights nearer to zero than this are dropped from the finished model. */
  private static final float PRUNE = 0.01f;

  private final Concepts concepts;
  private final Meanings meanings;
  private final Options options;

  /**
   * How to train.
   *
   * @param epochs passes over the examples for words and letters
   * @param rate first step size
   * @param l2 pull of every weight towards zero
   * @param smoothing share of the target that is spread over all labels
   * @param neighbourShare 0..1, the say of the nearest examples
   * @param meaningEpochs passes over the points
   * @param meaningRate first step size for the points
   * @param sure 0..1, from here on the words are enough
   * @param kept share of the messages in scope that the detector must keep
   */
  public record Options(
      int epochs,
      double rate,
      double l2,
      double smoothing,
      double neighbourShare,
      int meaningEpochs,
      double meaningRate,
      double sure,
      double kept) {

    /** Settings chosen on CLINC150's validation set and across authors (decision 0011). */
    public static Options standard() {
      return new Options(10, 1, 0.03, 0.05, 0.1, 10, 0.5, 0.9, 0.96);
    }
  }

  public TopicTrainer(Concepts concepts, Meanings meanings, Options options) {
    this.concepts = concepts;
    this.meanings = meanings;
    this.options = options;
  }

  /** Trains on examples; those labelled {@link TopicClassifier#OUT_OF_SCOPE} mean no topic. */
  public TrainedTopics train(List<Example> examples) {
    return assemble(fit(examples));
  }

  /** The numbers of a classifier trained on examples. */
  TopicParts fit(List<Example> examples) {
    Labelled data = Labelled.of(examples, meanings);
    Fitting fitting = new Fitting(concepts, options);
    CrossValidation.Calibration calibration = new CrossValidation(fitting, options).calibrate(data);
    Fitted fitted = fitting.fit(data);
    return new TopicParts(
        data.labels(),
        pruned(fitted.vectorizer(), fitted.weights()),
        fitted.vectors(),
        data.targets(),
        fitted.meanings(),
        calibration.mixture(),
        calibration.detector());
  }

  /** Builds the classifier that the numbers describe. */
  TrainedTopics assemble(TopicParts parts) {
    FeatureExtractor features = new FeatureExtractor(BITS, concepts);
    TopicParts.Words words = parts.words();
    MaxentTopics model = new MaxentTopics(parts.labels(), words.outcomes(), words.weights());
    TopicClassifier classifier =
        new TopicClassifier(
            parts.labels(),
            new Member(new Vectorizer(features, words.idf()), model::probabilities),
            new Neighbours(
                parts.vectors(), parts.targets(), parts.labels().size(), features.dimensions()),
            parts.meanings(),
            parts.mixture());
    return new TrainedTopics(classifier, parts.detector());
  }

  /**
   * Centres the weights of each feature, which changes no probability, and drops the small ones.
   */
  static TopicParts.Words pruned(Vectorizer vectorizer, float[][] all) {
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
    return new TopicParts.Words(vectorizer.idf(), outcomes, weights);
  }
}
