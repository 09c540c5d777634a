package fi.majakka.nlu.model;

import fi.majakka.nlu.text.SparseVector;
import fi.majakka.nlu.text.Spelling;
import fi.majakka.nlu.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Says how likely each label is for a text: a maximum-entropy model over words and letters, mixed
 * with the votes of the nearest training examples; when these are not sure, and the language has
 * it, the meaning of the whole text is asked as well. Thread-safe.
 */
public final class TopicClassifier {
  /** The label of messages that no topic answers; never given out as a topic. */
  public static final String OUT_OF_SCOPE = "out_of_scope";

  private final List<String> labels;
  private final int outOfScope;
  private final Spelling spelling;
  private final Member member;
  private final Neighbours neighbours;
  private final Optional<MeaningClassifier> meanings;
  private final Mixture mixture;

  /**
   * How the parts are mixed.
   *
   * @param neighbourShare 0..1, the say of the nearest examples
   * @param sure 0..1, from here on the words are enough
   * @param meaningShare 0..1, the say of the meaning, as an exponent
   * @param sharpness exponent that makes the probabilities honest; fitted on held-out examples
   */
  public record Mixture(
      double neighbourShare, double sure, double meaningShare, double sharpness) {}

  public TopicClassifier(
      List<String> labels,
      Spelling spelling,
      Member member,
      Neighbours neighbours,
      Optional<MeaningClassifier> meanings,
      Mixture mixture) {
    this.labels = List.copyOf(labels);
    this.outOfScope = labels.indexOf(OUT_OF_SCOPE);
    this.spelling = spelling;
    this.member = member;
    this.neighbours = neighbours;
    this.meanings = meanings;
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
      return largest(probabilities);
    }
  }

  /**
   * Scores a text.
   *
   * @param embedder places the text among meanings; empty when its language has none
   */
  public Scores score(String written, Optional<SentenceEmbedder> embedder) {
    String text = spelling.corrected(written);
    return scores(
        evidence(
            member.vectorizer().counts(text),
            Words.of(text).size(),
            embedder.map(embedding -> () -> embedding.embed(text))),
        mixture);
  }

  /**
   * What the parts say of a text, before the meaning has its say.
   *
   * @param told by label, by words and letters and the nearest examples
   * @param meaning present when it was asked
   * @param known share of the features that were seen in training
   * @param words how many the text has
   */
  public record Evidence(
      double[] told,
      Neighbours.Vote vote,
      Optional<MeaningClassifier.Meaning> meaning,
      double known,
      int words) {}

  /**
   * What the parts say of a text whose slips are put right.
   *
   * @param counts its features
   * @param words how many it has
   * @param point its place among meanings; empty when its language has none
   */
  public Evidence evidence(SparseVector counts, int words, Optional<Supplier<float[]>> point) {
    SparseVector vector = member.vectorizer().weigh(counts);
    double[] mixed = member.model().of(vector);
    Neighbours.Vote vote = neighbours.vote(vector);
    double share = vote.best() > 0 ? mixture.neighbourShare() : 0;
    for (int k = 0; k < mixed.length; k++) {
      mixed[k] = (1 - share) * mixed[k] + share * vote.votes()[k];
    }
    Optional<MeaningClassifier.Meaning> meaning = Optional.empty();
    if (mixed[largest(mixed)] < mixture.sure()) {
      meaning = meanings.flatMap(all -> point.map(found -> all.of(found.get())));
    }
    return new Evidence(mixed, vote, meaning, member.vectorizer().knownShare(counts), words);
  }

  /** What the parts say together. */
  public Scores scores(Evidence evidence, Mixture mixture) {
    double[] mixed = evidence.told().clone();
    evidence
        .meaning()
        .ifPresent(found -> mix(mixed, found.probabilities(), mixture.meaningShare()));
    double outside = outOfScope < 0 ? 0 : mixed[outOfScope];
    if (outOfScope >= 0) {
      mixed[outOfScope] = 0;
    }
    return new Scores(sharpened(mixed, mixture.sharpness()), signals(mixed, evidence, outside));
  }

  /** The geometric mean of both, weighed, brought to sum 1. */
  private static void mix(double[] mixed, double[] meant, double share) {
    double sum = 0;
    for (int k = 0; k < mixed.length; k++) {
      double words = Math.log(mixed[k] + 1e-6);
      double meaning = Math.log(meant[k] + 1e-6);
      mixed[k] = Math.exp((1 - share) * words + share * meaning);
      sum += mixed[k];
    }
    for (int k = 0; k < mixed.length; k++) {
      mixed[k] /= sum;
    }
  }

  private static double[] sharpened(double[] mixed, double exponent) {
    double[] sharp = new double[mixed.length];
    double sum = 0;
    for (int k = 0; k < mixed.length; k++) {
      sharp[k] = mixed[k] == 0 ? 0 : Math.pow(mixed[k], exponent);
      sum += sharp[k];
    }
    for (int k = 0; k < sharp.length; k++) {
      sharp[k] = sum == 0 ? 1.0 / sharp.length : sharp[k] / sum;
    }
    return sharp;
  }

  private static double[] signals(double[] raw, Evidence evidence, double outside) {
    Neighbours.Vote vote = evidence.vote();
    Optional<MeaningClassifier.Meaning> meaning = evidence.meaning();
    int best = largest(raw);
    double second = 0;
    double entropy = 0;
    for (int k = 0; k < raw.length; k++) {
      if (k != best) {
        second = Math.max(second, raw[k]);
      }
      if (raw[k] > 0) {
        entropy -= raw[k] * Math.log(raw[k]);
      }
    }
    return new double[] {
      raw[best],
      Math.log(raw[best] + 1e-6),
      raw[best] - second,
      entropy,
      vote.best(),
      vote.votes()[best],
      1 - evidence.known(),
      outside,
      Math.log(outside + 1e-4),
      Math.log(1 + evidence.words()),
      meaning.isPresent() ? 1 : 0,
      meaning.map(found -> found.probabilities()[best]).orElse(0.0),
      meaning.map(found -> found.nearness()[best]).orElse(0.0)
    };
  }

  /** The index of the largest value, the first of several. */
  static int largest(double[] values) {
    int best = 0;
    for (int k = 1; k < values.length; k++) {
      if (values[k] > values[best]) {
        best = k;
      }
    }
    return best;
  }
}
