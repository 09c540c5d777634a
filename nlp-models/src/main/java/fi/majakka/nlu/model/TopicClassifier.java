package fi.majakka.nlu.model;

import fi.majakka.nlu.text.SparseVector;
import fi.majakka.nlu.text.Words;
import java.util.List;

/**
 * Says how likely each label is for a text: several maximum-entropy models averaged, mixed with the
 * votes of the nearest training examples. Thread-safe.
 */
public final class TopicClassifier {
  /** The label of messages that no topic answers; never given out as a topic. */
  public static final String OUT_OF_SCOPE = "out_of_scope";

  private final List<String> labels;
  private final int outOfScope;
  private final List<Member> members;
  private final Neighbours neighbours;
  private final Mixture mixture;

  /**
   * How the parts are mixed.
   *
   * @param neighbourShare 0..1, the say of the nearest examples
   * @param sharpness exponent that makes the probabilities honest; fitted on held-out folds
   */
  public record Mixture(double neighbourShare, double sharpness) {}

  public TopicClassifier(
      List<String> labels, List<Member> members, Neighbours neighbours, Mixture mixture) {
    this.labels = List.copyOf(labels);
    this.outOfScope = labels.indexOf(OUT_OF_SCOPE);
    this.members = List.copyOf(members);
    this.neighbours = neighbours;
    this.mixture = mixture;
  }

  /** The labels, in the order of the probabilities. */
  public List<String> labels() {
    return labels;
  }

  /**
   * What a text looks like.
   *
   * @param probabilities by label, summing to 1; out of scope has none
   * @param signals what {@link OutOfScopeDetector} judges by
   */
  public record Scores(double[] probabilities, double[] signals) {

    /** The likeliest label. */
    public int best() {
      int best = 0;
      for (int k = 1; k < probabilities.length; k++) {
        if (probabilities[k] > probabilities[best]) {
          best = k;
        }
      }
      return best;
    }
  }

  /** Scores a text. */
  public Scores score(String text) {
    double[] mixed = new double[labels.size()];
    SparseVector first = null;
    double known = 0;
    for (Member member : members) {
      SparseVector counts = member.vectorizer().counts(text);
      SparseVector vector = member.vectorizer().weigh(counts);
      if (first == null) {
        first = vector;
        known = member.vectorizer().knownShare(counts);
      }
      double[] probabilities = member.model().of(vector);
      for (int k = 0; k < mixed.length; k++) {
        mixed[k] += probabilities[k] / members.size();
      }
    }
    if (first == null) {
      throw new IllegalStateException("a classifier has at least one member");
    }
    Neighbours.Vote vote = neighbours.vote(first);
    double share = vote.best() > 0 ? mixture.neighbourShare() : 0;
    for (int k = 0; k < mixed.length; k++) {
      mixed[k] = (1 - share) * mixed[k] + share * vote.votes()[k];
    }
    double outside = outOfScope < 0 ? 0 : mixed[outOfScope];
    if (outOfScope >= 0) {
      mixed[outOfScope] = 0;
    }
    double[] probabilities = sharpened(mixed);
    return new Scores(probabilities, signals(mixed, vote, known, outside, Words.of(text).size()));
  }

  private double[] sharpened(double[] mixed) {
    double[] sharp = new double[mixed.length];
    double sum = 0;
    for (int k = 0; k < mixed.length; k++) {
      sharp[k] = mixed[k] == 0 ? 0 : Math.pow(mixed[k], mixture.sharpness());
      sum += sharp[k];
    }
    for (int k = 0; k < sharp.length; k++) {
      sharp[k] = sum == 0 ? 1.0 / sharp.length : sharp[k] / sum;
    }
    return sharp;
  }

  private static double[] signals(
      double[] raw, Neighbours.Vote vote, double known, double outside, int words) {
    int best = 0;
    double entropy = 0;
    for (int k = 0; k < raw.length; k++) {
      if (raw[k] > raw[best]) {
        best = k;
      }
      if (raw[k] > 0) {
        entropy -= raw[k] * Math.log(raw[k]);
      }
    }
    double second = 0;
    for (int k = 0; k < raw.length; k++) {
      if (k != best) {
        second = Math.max(second, raw[k]);
      }
    }
    return new double[] {
      raw[best],
      Math.log(raw[best] + 1e-6),
      raw[best] - second,
      entropy,
      vote.best(),
      vote.votes()[best],
      1 - known,
      outside,
      Math.log(outside + 1e-4),
      Math.log(1 + words)
    };
  }
}
