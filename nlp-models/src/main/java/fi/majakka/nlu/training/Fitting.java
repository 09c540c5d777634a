package fi.majakka.nlu.training;

import fi.majakka.nlu.model.MeaningClassifier;
import fi.majakka.nlu.model.Neighbours;
import fi.majakka.nlu.text.Concepts;
import fi.majakka.nlu.text.FeatureExtractor;
import fi.majakka.nlu.text.SparseVector;
import fi.majakka.nlu.text.Vectorizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fits the models of a classifier to examples. */
final class Fitting {
  private static final long SEED = 17;
  private final FeatureExtractor features;
  private final TopicTrainer.Options options;

  Fitting(Concepts concepts, TopicTrainer.Options options) {
    this.features = new FeatureExtractor(TopicTrainer.BITS, concepts);
    this.options = options;
  }

  Fitted fit(Labelled data) {
    List<SparseVector> counted =
        data.examples().stream().map(example -> features.counts(example.text())).toList();
    Vectorizer vectorizer = Vectorizer.fit(features, counted);
    List<SparseVector> vectors = counted.stream().map(vectorizer::weigh).toList();
    float[][] weights =
        new SoftmaxTrainer(
                new SoftmaxTrainer.Settings(
                    options.epochs(), options.rate(), options.l2(), options.smoothing(), SEED))
            .train(vectors, data.targets(), data.labels().size(), features.dimensions());
    Neighbours neighbours =
        new Neighbours(
            Neighbours.Postings.of(vectors, features.dimensions()),
            data.targets(),
            data.labels().size());
    return new Fitted(data, vectorizer, neighbours, weights, meanings(data));
  }

  private Optional<MeaningClassifier> meanings(Labelled data) {
    List<float[]> points = new ArrayList<>();
    List<Integer> targets = new ArrayList<>();
    for (int i = 0; i < data.targets().length; i++) {
      int target = data.targets()[i];
      data.points()
          .get(i)
          .ifPresent(
              point -> {
                points.add(point);
                targets.add(target);
              });
    }
    if (points.isEmpty()) {
      return Optional.empty();
    }
    int[] labels = targets.stream().mapToInt(Integer::intValue).toArray();
    return Optional.of(meanings(points, labels, data.labels().size()));
  }

  private MeaningClassifier meanings(List<float[]> points, int[] targets, int labels) {
    int size = points.get(0).length;
    float[] middle = new float[size];
    for (float[] point : points) {
      for (int i = 0; i < size; i++) {
        middle[i] += point[i] / points.size();
      }
    }
    int[] ids = new int[size + 1];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = i;
    }
    List<SparseVector> seen =
        points.stream()
            .map(point -> new SparseVector(ids, MeaningClassifier.seenFrom(middle, point)))
            .toList();
    float[][] weights =
        new SoftmaxTrainer(
                new SoftmaxTrainer.Settings(
                    options.meaningEpochs(), options.meaningRate(), 0.01, 0.05, SEED))
            .train(seen, targets, labels, size + 1);
    return new MeaningClassifier(middle, weights, centres(seen, targets, labels, size));
  }

  private static float[][] centres(List<SparseVector> seen, int[] targets, int labels, int size) {
    float[][] centres = new float[labels][size];
    for (int example = 0; example < targets.length; example++) {
      for (int i = 0; i < size; i++) {
        centres[targets[example]][i] += seen.get(example).values()[i];
      }
    }
    for (float[] centre : centres) {
      double squares = 0;
      for (float value : centre) {
        squares += value * value;
      }
      for (int i = 0; i < size; i++) {
        centre[i] /= (float) Math.sqrt(squares + 1e-12);
      }
    }
    return centres;
  }
}
