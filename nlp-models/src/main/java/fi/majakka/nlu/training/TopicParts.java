package fi.majakka.nlu.training;

import fi.majakka.nlu.model.MeaningClassifier;
import fi.majakka.nlu.model.ModelFile;
import fi.majakka.nlu.model.Neighbours;
import fi.majakka.nlu.model.OutOfScopeDetector;
import fi.majakka.nlu.model.TopicClassifier.Mixture;
import fi.majakka.nlu.text.PackedWeights;
import java.io.DataInputStream;
import java.io.DataOutputStream;
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

    void write(DataOutputStream out) throws IOException {
      ModelFile.writeFloats(out, idf);
      out.writeInt(weights.outcomes());
      ModelFile.writeInts(out, weights.starts());
      ModelFile.writeShorts(out, weights.outcome());
      ModelFile.writeShorts(out, weights.weight());
      out.writeFloat(weights.step());
    }

    static Words read(DataInputStream in) throws IOException {
      return new Words(
          ModelFile.readFloats(in),
          new PackedWeights(
              in.readInt(),
              ModelFile.readInts(in),
              ModelFile.readShorts(in),
              ModelFile.readShorts(in),
              in.readFloat()));
    }
  }

  void write(DataOutputStream out) throws IOException {
    ModelFile.writeTexts(out, labels);
    TreeMap<String, Integer> sorted = new TreeMap<>(seen);
    ModelFile.writeTexts(out, List.copyOf(sorted.keySet()));
    ModelFile.writeInts(out, sorted.values().stream().mapToInt(Integer::intValue).toArray());
    words.write(out);
    ModelFile.writeInts(out, neighbours.postings().starts());
    ModelFile.writeInts(out, neighbours.postings().examples());
    ModelFile.writeShorts(out, neighbours.postings().weights());
    ModelFile.writeInts(out, neighbours.labels());
    out.writeBoolean(meanings.isPresent());
    if (meanings.isPresent()) {
      ModelFile.writeFloats(out, meanings.get().middle());
      ModelFile.writeRows(out, meanings.get().weights());
      ModelFile.writeRows(out, meanings.get().centres());
    }
    out.writeDouble(mixture.neighbourShare());
    out.writeDouble(mixture.sure());
    out.writeDouble(mixture.meaningShare());
    out.writeDouble(mixture.sharpness());
    double[] weights = detector.weights();
    out.writeInt(weights.length);
    for (double weight : weights) {
      out.writeDouble(weight);
    }
    out.writeDouble(detector.threshold());
  }

  static TopicParts read(DataInputStream in) throws IOException {
    List<String> labels = ModelFile.readTexts(in);
    List<String> spelt = ModelFile.readTexts(in);
    int[] often = ModelFile.readInts(in);
    Map<String, Integer> seen = new TreeMap<>();
    for (int i = 0; i < often.length; i++) {
      seen.put(spelt.get(i), often[i]);
    }
    Words words = Words.read(in);
    Neighbours.Postings postings =
        new Neighbours.Postings(
            ModelFile.readInts(in), ModelFile.readInts(in), ModelFile.readShorts(in));
    Neighbours neighbours = new Neighbours(postings, ModelFile.readInts(in), labels.size());
    Optional<MeaningClassifier> meanings = Optional.empty();
    if (in.readBoolean()) {
      meanings =
          Optional.of(
              new MeaningClassifier(
                  ModelFile.readFloats(in), ModelFile.readRows(in), ModelFile.readRows(in)));
    }
    Mixture mixture =
        new Mixture(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
    double[] weights = new double[in.readInt()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = in.readDouble();
    }
    return new TopicParts(
        labels,
        seen,
        words,
        neighbours,
        meanings,
        mixture,
        new OutOfScopeDetector(weights, in.readDouble()));
  }
}
