package fi.majakka.nlu.training;

import fi.majakka.nlu.model.MeaningClassifier;
import fi.majakka.nlu.model.Member;
import fi.majakka.nlu.model.Neighbours;
import fi.majakka.nlu.model.TopicClassifier;
import fi.majakka.nlu.model.TopicClassifier.Mixture;
import fi.majakka.nlu.text.SparseVector;
import fi.majakka.nlu.text.Spelling;
import fi.majakka.nlu.text.Vectorizer;
import java.util.Optional;

/**
 * Models fitted to examples.
 *
 * @param data spelt rightly
 * @param words what words and letters say, by feature and label; null where a feature is unused
 */
record Fitted(
    Labelled data,
    Vectorizer vectorizer,
    Neighbours neighbours,
    SoftmaxTrainer.State words,
    Optional<MeaningClassifier> meanings) {

  /** A classifier over the weights as they are, for judging examples that were held out. */
  TopicClassifier classifier(Mixture mixture) {
    int labels = data.labels().size();
    return new TopicClassifier(
        data.labels(),
        Spelling.none(),
        new Member(vectorizer, vector -> probabilities(vector, labels)),
        neighbours,
        meanings,
        mixture);
  }

  private double[] probabilities(SparseVector vector, int labels) {
    float[] scores = new float[labels];
    SoftmaxTrainer.score(vector, words.weights(), scores);
    double[] probabilities = new double[labels];
    for (int k = 0; k < labels; k++) {
      probabilities[k] = scores[k];
    }
    return probabilities;
  }
}
