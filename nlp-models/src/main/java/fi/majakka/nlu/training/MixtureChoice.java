package fi.majakka.nlu.training;

import fi.majakka.nlu.model.TopicClassifier;
import fi.majakka.nlu.model.TopicClassifier.Evidence;
import fi.majakka.nlu.model.TopicClassifier.Mixture;
import java.util.List;

/** Chooses how the parts of a classifier are mixed by what they say of held-out examples. */
final class MixtureChoice {
  private static final double[] SHARES = {0, 0.35, 0.5, 0.65};
  private final TopicClassifier classifier;
  private final List<Judged> judged;

  MixtureChoice(TopicClassifier classifier, List<Judged> judged) {
    this.classifier = classifier;
    this.judged = List.copyOf(judged);
  }

  /** What is said of a held-out message, and the index of its label. */
  record Judged(Evidence evidence, int label) {}

  /** The share of the meaning under which most examples are told rightly, and how sharp. */
  Mixture choose(double neighbourShare, double sure, boolean meanings) {
    Mixture best = new Mixture(neighbourShare, sure, 0, 1);
    long most = -1;
    for (double share : meanings ? SHARES : new double[] {0}) {
      Mixture mixture = new Mixture(neighbourShare, sure, share, 1);
      long right = judged.stream().filter(one -> isRight(one, mixture)).count();
      if (right > most) {
        most = right;
        best = mixture;
      }
    }
    return new Mixture(neighbourShare, sure, best.meaningShare(), sharpness(best));
  }

  private boolean isRight(Judged one, Mixture mixture) {
    double[] probabilities = classifier.scores(one.evidence(), mixture).probabilities();
    for (double probability : probabilities) {
      if (probability > probabilities[one.label()]) {
        return false;
      }
    }
    return true;
  }

  /** The exponent under which the held-out right answers are likeliest. */
  private double sharpness(Mixture mixture) {
    List<double[]> all =
        judged.stream()
            .map(one -> classifier.scores(one.evidence(), mixture).probabilities())
            .toList();
    double best = 1;
    double bestLoss = Double.POSITIVE_INFINITY;
    for (double exponent = 0.6; exponent <= 2.6; exponent += 0.1) {
      double loss = 0;
      for (int n = 0; n < all.size(); n++) {
        double[] probabilities = all.get(n);
        double sum = 0;
        for (double p : probabilities) {
          sum += p == 0 ? 0 : Math.pow(p, exponent);
        }
        loss -= Math.log(Math.pow(probabilities[judged.get(n).label()], exponent) / sum + 1e-9);
      }
      if (loss < bestLoss) {
        bestLoss = loss;
        best = exponent;
      }
    }
    return best;
  }
}
