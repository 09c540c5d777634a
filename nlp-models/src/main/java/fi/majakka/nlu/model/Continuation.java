package fi.majakka.nlu.model;

import fi.majakka.nlu.Entity;
import fi.majakka.nlu.text.FeatureBag;
import fi.majakka.nlu.text.SparseVector;
import fi.majakka.nlu.text.Token;
import fi.majakka.nlu.text.Words;
import java.util.List;

/**
 * Tells how likely a message goes on about the topic that was spoken of last: "how many hours?",
 * "can I do it without the bank?". Judged by its words and by what it looks like when read alone.
 * Thread-safe.
 */
public final class Continuation {
  /** How many features there are. */
  public static final int DIMENSIONS = 1 << 14;

  /** The outcomes of the model. */
  public static final List<String> OUTCOMES = List.of("goes on", "begins anew");

  /** From so many words on, messages are equally long. */
  private static final int LONG = 20;

  /** Letters of a word that its endings leave alone. */
  private static final int STEM = 6;

  private final Member.Probabilities model;

  /**
   * @param model gives the probability of each of {@link #OUTCOMES}
   */
  public Continuation(Member.Probabilities model) {
    this.model = model;
  }

  /**
   * A message as it looks without what was said before.
   *
   * @param text its words, with every place called the same
   * @param labels the topics
   * @param probabilities of the topics, summing to 1
   * @param outside true when no topic seems to be meant
   * @param entities what it names
   */
  public record Alone(
      String text,
      List<String> labels,
      double[] probabilities,
      boolean outside,
      List<Entity> entities) {}

  /** The probability, 0..1, that a message goes on about the topic before it. */
  double probability(Alone alone, String before) {
    return model.of(features(alone, before))[0];
  }

  /** What a message is judged by. */
  public static SparseVector features(Alone alone, String before) {
    FeatureBag bag = new FeatureBag(DIMENSIONS);
    words(bag, alone.text());
    looks(bag, alone, before);
    for (Entity entity : alone.entities()) {
      bag.first('e', entity.type());
    }
    return bag.counts();
  }

  private static void words(FeatureBag bag, String text) {
    List<String> words = Words.of(text).stream().map(Token::word).map(Words::folded).toList();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      bag.first('w', word);
      bag.first('s', word.substring(0, Math.min(STEM, word.length())));
      if (i > 0) {
        bag.first('p', words.get(i - 1) + " " + word);
      }
    }
    if (!words.isEmpty()) {
      bag.first('b', words.get(0));
      bag.first('z', words.get(words.size() - 1));
    }
    bag.first('n', Integer.toString(length(words.size())));
    bag.first('q', Boolean.toString(text.strip().endsWith("?")));
  }

  private static int length(int words) {
    return words <= 4 ? words : words < LONG ? 4 + words / 3 : LONG;
  }

  private static void looks(FeatureBag bag, Alone alone, String before) {
    double[] all = alone.probabilities();
    int last = alone.labels().indexOf(before);
    int best = TopicClassifier.largest(all);
    double ofLast = last < 0 ? 0 : all[last];
    int rank = 0;
    for (double each : all) {
      rank += each > ofLast ? 1 : 0;
    }
    String likeliest = alone.labels().get(best);
    String sure = Integer.toString((int) (all[best] * 10));
    String odds = Integer.toString((int) Math.floor(Math.log((ofLast + 1e-5) / all[best])));
    boolean sameArea = area(likeliest).equals(area(before));
    bag.first('c', sure);
    bag.first('o', odds);
    bag.first('r', Integer.toString(rank < 4 ? rank : rank < 8 ? 4 : rank < 16 ? 5 : 6));
    bag.first('a', Boolean.toString(sameArea));
    bag.first('x', sure + sameArea);
    bag.first('t', likeliest);
    bag.first('l', before);
    bag.first('y', area(before) + ">" + area(likeliest));
    bag.first('u', Boolean.toString(alone.outside()));
    bag.first('v', alone.outside() + odds);
  }

  private static String area(String topic) {
    int dot = topic.indexOf('.');
    return dot < 0 ? topic : topic.substring(0, dot);
  }
}
