package fi.majakka.nlu.training;

import fi.majakka.nlu.model.MeaningClassifier;
import fi.majakka.nlu.model.Neighbours;
import fi.majakka.nlu.text.Concepts;
import fi.majakka.nlu.text.FeatureExtractor;
import fi.majakka.nlu.text.SparseVector;
import fi.majakka.nlu.text.Vectorizer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Fits the models of a classifier to examples. */
final class Fitting {
  private static final long SEED = 17;
  private final FeatureExtractor features;
  private final TopicTrainer.Options options;

  Fitting(Concepts concepts, TopicTrainer.Options options) {
    this.features = new FeatureExtractor(TopicTrainer.BITS, concepts);
    this.options = options;
  }

  FeatureExtractor features() {
    return features;
  }

  /** Fits everything from nothing. */
  Fitted fit(Labelled data) {
    Vectorizer vectorizer = Vectorizer.fit(features, data.counts());
    List<SparseVector> vectors = data.counts().stream().map(vectorizer::weigh).toList();
    SoftmaxTrainer.State words =
        words().train(vectors, data.targets(), data.labels().size(), features.dimensions());
    return new Fitted(data, vectorizer, neighbours(vectors, data), words, meanings(data));
  }

  /**
   * Goes on from models that have seen some of the examples, which costs less than beginning anew.
   * The weights of the former are changed.
   */
  Fitted more(Fitted former, Labelled data) {
    Vectorizer vectorizer = Vectorizer.fit(features, data.counts());
    List<SparseVector> vectors = data.counts().stream().map(vectorizer::weigh).toList();
    words()
        .more(
            former.words(),
            vectors,
            data.targets(),
            data.labels().size(),
            options.epochs() - options.more(),
            options.more());
    return new Fitted(data, vectorizer, neighbours(vectors, data), former.words(), meanings(data));
  }

  private SoftmaxTrainer words() {
    return new SoftmaxTrainer(
        new SoftmaxTrainer.Settings(
            options.epochs(), options.rate(), options.l2(), options.smoothing(), SEED));
  }

  private Neighbours neighbours(List<SparseVector> vectors, Labelled data) {
    return new Neighbours(
        Neighbours.postings(vectors, features.dimensions()), data.targets(), data.labels().size());
  }

  private Optional<MeaningClassifier> meanings(Labelled data) {
    int[] placed =
        IntStream.range(0, data.targets().length)
            .filter(i -> data.points().get(i).isPresent())
            .toArray();
    if (placed.length == 0) {
      return Optional.empty();
    }
    List<float[]> points =
        IntStream.of(placed).mapToObj(i -> data.points().get(i).orElseThrow()).toList();
    int[] targets = IntStream.of(placed).map(i -> data.targets()[i]).toArray();
    return Optional.of(
        new MeaningTrainer(
                new SoftmaxTrainer.Settings(
                    options.meaningEpochs(), options.meaningRate(), 0.01, 0.05, SEED))
            .train(points, targets, data.labels().size()));
  }
}
