package fi.majakka.nlu.training;

import fi.majakka.nlu.model.MeaningClassifier;
import fi.majakka.nlu.model.ModelFile;
import fi.majakka.nlu.model.OutOfScopeDetector;
import fi.majakka.nlu.model.TopicClassifier.Mixture;
import fi.majakka.nlu.text.SparseVector;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The numbers that a classifier and its detector are made of.
 *
 * @param labels outcomes in order
 * @param vectors training vectors, for the nearest neighbours
 * @param targets index of the label of each vector
 */
record TopicParts(
    List<String> labels,
    Words words,
    List<SparseVector> vectors,
    int[] targets,
    Optional<MeaningClassifier> meanings,
    Mixture mixture,
    OutOfScopeDetector detector) {

  /**
   * The model over words and letters.
   *
   * @param outcomes for each feature the outcomes that it has weights for
   */
  record Words(float[] idf, int[][] outcomes, float[][] weights) {

    void write(DataOutputStream out) throws IOException {
      ModelFile.writeFloats(out, idf);
      out.writeInt(outcomes.length);
      for (int i = 0; i < outcomes.length; i++) {
        ModelFile.writeInts(out, outcomes[i]);
        ModelFile.writeFloats(out, weights[i]);
      }
    }

    static Words read(DataInputStream in) throws IOException {
      float[] idf = ModelFile.readFloats(in);
      int[][] outcomes = new int[in.readInt()][];
      float[][] weights = new float[outcomes.length][];
      for (int i = 0; i < outcomes.length; i++) {
        outcomes[i] = ModelFile.readInts(in);
        weights[i] = ModelFile.readFloats(in);
      }
      return new Words(idf, outcomes, weights);
    }
  }

  void write(DataOutputStream out) throws IOException {
    ModelFile.writeTexts(out, labels);
    words.write(out);
    ModelFile.writeInts(out, targets);
    for (SparseVector vector : vectors) {
      ModelFile.writeVector(out, vector);
    }
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
    Words words = Words.read(in);
    int[] targets = ModelFile.readInts(in);
    List<SparseVector> vectors = new ArrayList<>(targets.length);
    for (int i = 0; i < targets.length; i++) {
      vectors.add(ModelFile.readVector(in));
    }
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
        words,
        vectors,
        targets,
        meanings,
        mixture,
        new OutOfScopeDetector(weights, in.readDouble()));
  }
}
