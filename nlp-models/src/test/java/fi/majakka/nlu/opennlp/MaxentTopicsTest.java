package fi.majakka.nlu.opennlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fi.majakka.nlu.text.PackedWeights;
import fi.majakka.nlu.text.SparseVector;
import org.junit.jupiter.api.Test;

class MaxentTopicsTest {
  private static final float[][] WEIGHTS = {{1.5f, -0.5f, 0.2f}, null, {0.301f, 0.3f, 0.299f}};

  @Test
  void probabilitiesAreThoseOfTheWeightsAsTheyWere() {
    MaxentTopics topics = new MaxentTopics(PackedWeights.of(WEIGHTS, 3, 0));
    double[] found =
        topics.probabilities(new SparseVector(new int[] {0, 1, 2}, new float[] {0.8f, 1, 0.5f}));
    double[] scores = new double[3];
    double sum = 0;
    for (int k = 0; k < 3; k++) {
      scores[k] = Math.exp(0.8 * WEIGHTS[0][k] + 0.5 * WEIGHTS[2][k]);
      sum += scores[k];
    }
    for (int k = 0; k < 3; k++) {
      assertThat(found[k]).isCloseTo(scores[k] / sum, within(1e-3));
    }
  }

  @Test
  void aMessageOfUnknownFeaturesMayMeanAnything() {
    MaxentTopics topics = new MaxentTopics(PackedWeights.of(WEIGHTS, 3, 0));
    assertThat(topics.probabilities(new SparseVector(new int[] {1}, new float[] {1})))
        .containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-9));
  }

  @Test
  void smallWeightsAreNotKept() {
    PackedWeights packed = PackedWeights.of(WEIGHTS, 3, 0.1f);
    assertThat(packed.has(0)).isTrue();
    assertThat(packed.has(1)).isFalse();
    assertThat(packed.has(2)).isFalse();
    assertThat(packed.sums(new SparseVector(new int[] {0, 2}, new float[] {2, 1}))[0])
        .isCloseTo(2 * (1.5 - 0.4), within(5e-3));
  }
}
