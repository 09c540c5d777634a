package fi.majakka.nlu.training;

import fi.majakka.nlu.model.Continuation;
import fi.majakka.nlu.model.Interpreter;
import fi.majakka.nlu.model.TopicClassifier;
import fi.majakka.nlu.opennlp.MaxentTopics;
import fi.majakka.nlu.text.PackedWeights;
import fi.majakka.nlu.text.SparseVector;
import fi.majakka.nlu.training.TrainingData.FollowUp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Learns from messages that came after an answer which of them go on about its topic. */
final class ContinuationTrainer {
  /** The strong pull towards zero was chosen by cross-validation over topics (decision 0051). */
  private static final SoftmaxTrainer.Settings SETTINGS =
      new SoftmaxTrainer.Settings(40, 0.2, 2, 0.05, 7);

  /** Weights nearer to zero than this are dropped from the finished model. */
  private static final float SMALL = 0.005f;

  /** Of each language, so many messages that no topic answers are said after some topic. */
  private static final int OUT_OF_SCOPE = 100;

  /** And so many utterances of other topics. */
  private static final int UTTERANCES = 150;

  private final Interpreter reader;

  /**
   * @param reader tells what a message looks like when read alone
   */
  ContinuationTrainer(Interpreter reader) {
    this.reader = reader;
  }

  /** Knows nothing and takes every message for a new beginning. */
  static Continuation untrained() {
    return new Continuation(vector -> new double[] {0, 1});
  }

  static Continuation assemble(PackedWeights weights) {
    return new Continuation(new MaxentTopics(weights)::probabilities);
  }

  /** The weights of a model. */
  PackedWeights fit(List<FollowUp> messages) {
    List<SparseVector> vectors =
        messages.parallelStream()
            .map(each -> Continuation.features(reader.alone(each.text()), each.before()))
            .toList();
    int outcomes = Continuation.OUTCOMES.size();
    int[] targets = messages.stream().mapToInt(each -> each.goesOn() ? 0 : 1).toArray();
    SoftmaxTrainer.State state =
        new SoftmaxTrainer(SETTINGS).train(vectors, targets, outcomes, Continuation.DIMENSIONS);
    return PackedWeights.of(state.weights(), outcomes, SMALL);
  }

  /**
   * Some utterances of a language said after a topic that is not theirs: so somebody begins anew.
   *
   * @param utterances labelled with their topics
   */
  static List<FollowUp> beginnings(List<Example> utterances) {
    List<String> topics =
        utterances.stream()
            .map(Example::label)
            .filter(topic -> !topic.startsWith("meta."))
            .filter(topic -> !topic.equals(TopicClassifier.OUT_OF_SCOPE))
            .distinct()
            .sorted()
            .toList();
    Random random = new Random(5);
    List<Example> shuffled = new ArrayList<>(utterances);
    Collections.shuffle(shuffled, random);
    List<FollowUp> beginnings = new ArrayList<>();
    int outside = 0;
    int inside = 0;
    for (Example example : shuffled) {
      boolean isOutside = example.label().equals(TopicClassifier.OUT_OF_SCOPE);
      if (topics.size() > 1 && (isOutside ? outside++ < OUT_OF_SCOPE : inside++ < UTTERANCES)) {
        beginnings.add(
            new FollowUp(other(topics, example, random), example.text(), example.label()));
      }
    }
    return beginnings;
  }

  private static String other(List<String> topics, Example than, Random random) {
    String topic = topics.get(random.nextInt(topics.size()));
    while (topic.equals(than.label())) {
      topic = topics.get(random.nextInt(topics.size()));
    }
    return topic;
  }
}
