package fi.majakka.nlu.training;

import fi.majakka.nlu.model.MeaningClassifier;
import fi.majakka.nlu.model.ModelReader;
import fi.majakka.nlu.model.ModelWriter;
import fi.majakka.nlu.model.Neighbours;
import fi.majakka.nlu.model.OutOfScopeDetector;
import fi.majakka.nlu.model.TopicClassifier.Mixture;
import fi.majakka.nlu.text.PackedRows;
import fi.majakka.nlu.text.PackedWeights;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The numbers that a classifier and its detector are made of.
 *
 * @param labels outcomes in order
 * @param seen in how many examples each word is
 */
record TopicParts(
    List<String> labels,
    Map<String, Integer> seen,
    Words words,
    Neighbours neighbours,
    Optional<MeaningClassifier> meanings,
    Mixture mixture,
    OutOfScopeDetector detector) {

  /** The model over words and letters. */
  record Words(float[] idf, PackedWeights weights) {

    void write(ModelWriter out) throws IOException {
      out.floats(idf);
      TopicParts.write(out, weights.rows());
    }

    static Words read(ModelReader in) {
      return new Words(in.floats(), new PackedWeights(rows(in)));
    }
  }

  static void write(ModelWriter out, PackedRows rows) throws IOException {
    out.number(rows.columns());
    out.ints(rows.starts());
    out.bytes(rows.bytes());
  }

  static PackedRows rows(ModelReader in) {
    return new PackedRows(in.number(), in.ints(), in.bytes());
  }

  void write(ModelWriter out) throws IOException {
    out.texts(labels);
    TreeMap<String, Integer> sorted = new TreeMap<>(seen);
    out.texts(List.copyOf(sorted.keySet()));
    out.ints(sorted.values().stream().mapToInt(Integer::intValue).toArray());
    words.write(out);
    write(out, neighbours.postings());
    out.ints(neighbours.labels());
    out.flag(meanings.isPresent());
    if (meanings.isPresent()) {
      out.floats(meanings.get().middle());
      out.rows(meanings.get().weights());
      out.rows(meanings.get().centres());
    }
    out.real(mixture.neighbourShare());
    out.real(mixture.sure());
    out.real(mixture.meaningShare());
    out.real(mixture.sharpness());
    double[] weights = detector.weights();
    out.number(weights.length);
    for (double weight : weights) {
      out.real(weight);
    }
    out.real(detector.threshold());
  }

  static TopicParts read(ModelReader in) {
    List<String> labels = in.texts();
    List<String> spelt = in.texts();
    int[] often = in.ints();
    Map<String, Integer> seen = new TreeMap<>();
    for (int i = 0; i < often.length; i++) {
      seen.put(spelt.get(i), often[i]);
    }
    Words words = Words.read(in);
    Neighbours neighbours = new Neighbours(rows(in), in.ints(), labels.size());
    Optional<MeaningClassifier> meanings = Optional.empty();
    if (in.flag()) {
      meanings = Optional.of(new MeaningClassifier(in.floats(), in.rows(), in.rows()));
    }
    Mixture mixture = new Mixture(in.real(), in.real(), in.real(), in.real());
    double[] weights = new double[in.number()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = in.real();
    }
    return new TopicParts(
        labels,
        seen,
        words,
        neighbours,
        meanings,
        mixture,
        new OutOfScopeDetector(weights, in.real()));
  }
}
