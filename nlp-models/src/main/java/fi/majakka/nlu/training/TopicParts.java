package fi.majakka.nlu.training;

import fi.majakka.nlu.model.ModelFile;
import fi.majakka.nlu.model.OutOfScopeDetector;
import fi.majakka.nlu.model.TopicClassifier.Mixture;
import fi.majakka.nlu.text.SparseVector;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers that a classifier and its detector are made of.
 *
 * @param labels outcomes in order
 * @param vectors training vectors of the first member, for the nearest neighbours
 * @param targets index of the label of each vector
 */
record TopicParts(
    List<String> labels,
    List<MemberParts> members,
    List<SparseVector> vectors,
    int[] targets,
    Mixture mixture,
    OutOfScopeDetector detector) {

  /**
   * One model of the ensemble.
   *
   * @param outcomes for each feature the outcomes that it has weights for
   */
  record MemberParts(int seed, float[] idf, int[][] outcomes, float[][] weights) {

    void write(DataOutputStream out) throws IOException {
      out.writeInt(seed);
      ModelFile.writeFloats(out, idf);
      out.writeInt(outcomes.length);
      for (int i = 0; i < outcomes.length; i++) {
        ModelFile.writeInts(out, outcomes[i]);
        ModelFile.writeFloats(out, weights[i]);
      }
    }

    static MemberParts read(DataInputStream in) throws IOException {
      int seed = in.readInt();
      float[] idf = ModelFile.readFloats(in);
      int[][] outcomes = new int[in.readInt()][];
      float[][] weights = new float[outcomes.length][];
      for (int i = 0; i < outcomes.length; i++) {
        outcomes[i] = ModelFile.readInts(in);
        weights[i] = ModelFile.readFloats(in);
      }
      return new MemberParts(seed, idf, outcomes, weights);
    }
  }

  void write(DataOutputStream out) throws IOException {
    ModelFile.writeTexts(out, labels);
    out.writeInt(members.size());
    for (MemberParts member : members) {
      member.write(out);
    }
    ModelFile.writeInts(out, targets);
    for (SparseVector vector : vectors) {
      ModelFile.writeVector(out, vector);
    }
    out.writeDouble(mixture.neighbourShare());
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
    int size = in.readInt();
    List<MemberParts> members = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      members.add(MemberParts.read(in));
    }
    int[] targets = ModelFile.readInts(in);
    List<SparseVector> vectors = new ArrayList<>(targets.length);
    for (int i = 0; i < targets.length; i++) {
      vectors.add(ModelFile.readVector(in));
    }
    Mixture mixture = new Mixture(in.readDouble(), in.readDouble());
    double[] weights = new double[in.readInt()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = in.readDouble();
    }
    return new TopicParts(
        labels,
        members,
        vectors,
        targets,
        mixture,
        new OutOfScopeDetector(weights, in.readDouble()));
  }
}
