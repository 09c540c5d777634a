package fi.majakka.nlu.training;

import fi.majakka.nlu.model.Meanings;
import fi.majakka.nlu.model.Member;
import fi.majakka.nlu.model.TopicClassifier;
import fi.majakka.nlu.opennlp.MaxentTopics;
import fi.majakka.nlu.text.Concepts;
import fi.majakka.nlu.text.FeatureExtractor;
import fi.majakka.nlu.text.PackedWeights;
import fi.majakka.nlu.text.Spelling;
import fi.majakka.nlu.text.Vectorizer;
import java.util.List;
import java.util.Map;

/**
 * Trains the topic classifier and, by cross-validation, the detector of messages that are out of
 * scope. Deterministic.
 */
public final class TopicTrainer {
  /** Words and letters have 2^BITS features each. */
  static final int BITS = 16;

  /** Weights nearer to zero than this are dropped from the finished model. */
  private static final float SMALL = 0.025f;

  private final Concepts concepts;
  private final Meanings meanings;
  private final Options options;

  /**
   * How to train.
   *
   * @param epochs passes over the examples for words and letters
   * @param more passes over all examples of a model that has seen most of them
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
      int more,
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
      return new Options(7, 3, 1, 0.03, 0.05, 0.1, 8, 0.5, 0.9, 0.96);
    }

    /** The same settings with another share of the messages in scope that must be kept. */
    public Options keeping(double share) {
      return new Options(
          epochs,
          more,
          rate,
          l2,
          smoothing,
          neighbourShare,
          meaningEpochs,
          meaningRate,
          sure,
          share);
    }

    /** The same settings with another line from which on the words are enough. */
    public Options asking(double below) {
      return new Options(
          epochs,
          more,
          rate,
          l2,
          smoothing,
          neighbourShare,
          meaningEpochs,
          meaningRate,
          below,
          kept);
    }
  }

  public TopicTrainer(Concepts concepts, Meanings meanings, Options options) {
    this.concepts = concepts;
    this.meanings = meanings;
    this.options = options;
  }

  /** Trains on examples; those labelled {@link TopicClassifier#OUT_OF_SCOPE} mean no topic. */
  public TrainedTopics train(List<Example> examples) {
    return assemble(fit(examples).parts());
  }

  /** The numbers of a classifier, and what cross-validation saw it confuse. */
  record Fit(TopicParts parts, List<Confusion> confusions) {}

  /** The numbers of a classifier trained on examples. */
  Fit fit(List<Example> examples) {
    Map<String, Integer> seen = Spelling.often(examples.stream().map(Example::text).toList());
    Spelling spelling = new Spelling(seen, concepts);
    Fitting fitting = new Fitting(concepts, options);
    Labelled data =
        Labelled.of(
            examples.stream().map(example -> example.spelt(spelling)).toList(),
            fitting.features(),
            meanings);
    CrossValidation.Calibration calibration =
        new CrossValidation(fitting, options, data).calibrate();
    Fitted fitted = calibration.fitted();
    TopicParts parts =
        new TopicParts(
            data.labels(),
            seen,
            new TopicParts.Words(
                fitted.vectorizer().idf(),
                PackedWeights.of(fitted.words().weights(), data.labels().size(), SMALL)),
            fitted.neighbours(),
            fitted.meanings(),
            calibration.mixture(),
            calibration.detector());
    return new Fit(parts, calibration.confusions());
  }

  /** Builds the classifier that the numbers describe. */
  TrainedTopics assemble(TopicParts parts) {
    TopicParts.Words words = parts.words();
    MaxentTopics model = new MaxentTopics(words.weights());
    TopicClassifier classifier =
        new TopicClassifier(
            parts.labels(),
            new Spelling(parts.seen(), concepts),
            new Member(
                new Vectorizer(new FeatureExtractor(BITS, concepts), words.idf()),
                model::probabilities),
            parts.neighbours(),
            parts.meanings(),
            parts.mixture());
    return new TrainedTopics(classifier, parts.detector());
  }
}
