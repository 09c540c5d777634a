package fi.majakka.nlu.training;

import fi.majakka.nlu.model.LanguageDetector;
import fi.majakka.nlu.model.Neighbours;
import fi.majakka.nlu.model.OutOfScopeDetector;
import fi.majakka.nlu.model.TopicClassifier.Mixture;
import fi.majakka.nlu.opennlp.MaxentTopics;
import fi.majakka.nlu.text.LanguageFeatures;
import fi.majakka.nlu.text.PackedWeights;
import fi.majakka.nlu.text.SparseVector;
import fi.majakka.nlu.text.Token;
import fi.majakka.nlu.text.Vectorizer;
import fi.majakka.nlu.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Trains the language detector on whole messages, on crops of one to three words of them and on
 * their words.
 */
final class LanguageTrainer {
  private static final SoftmaxTrainer.Settings SETTINGS =
      new SoftmaxTrainer.Settings(6, 0.6, 0.02, 0.02, 5);
  private static final int CROPS = 2;

  /** A word belongs to the language of at least this share of the messages that have it. */
  private static final double MOSTLY = 0.75;

  /** Weights nearer to zero than this are dropped from the finished model. */
  private static final float SMALL = 0.01f;

  /**
   * The numbers of a detector.
   *
   * @param examples labelled with ISO 639-1 codes, places taken out
   */
  TopicParts fit(List<Example> examples) {
    List<String> labels =
        List.copyOf(new TreeSet<>(examples.stream().map(Example::label).toList()));
    Map<String, String> languages = languages(examples);
    List<Example> cropped = new ArrayList<>(cropped(examples));
    cropped.removeIf(example -> isBorrowed(example, languages));
    languages.forEach((word, language) -> cropped.add(new Example(language, word)));
    LanguageFeatures features = new LanguageFeatures();
    List<SparseVector> counted =
        cropped.stream().map(example -> features.counts(example.text())).toList();
    Vectorizer vectorizer = Vectorizer.fit(features, counted);
    int[] targets = cropped.stream().mapToInt(e -> labels.indexOf(e.label())).toArray();
    SoftmaxTrainer.State state =
        new SoftmaxTrainer(SETTINGS)
            .train(
                counted.stream().map(vectorizer::weigh).toList(),
                targets,
                labels.size(),
                features.dimensions());
    return new TopicParts(
        labels,
        Map.of(),
        new TopicParts.Words(
            vectorizer.idf(), PackedWeights.of(state.weights(), labels.size(), SMALL)),
        new Neighbours(
            Neighbours.postings(List.of(), features.dimensions()), new int[0], labels.size()),
        Optional.empty(),
        new Mixture(0, 1, 0, 1),
        new OutOfScopeDetector(new double[0], 0));
  }

  static LanguageDetector assemble(TopicParts parts) {
    TopicParts.Words member = parts.words();
    MaxentTopics model = new MaxentTopics(member.weights());
    return new LanguageDetector(
        parts.labels(), new Vectorizer(new LanguageFeatures(), member.idf()), model::probabilities);
  }

  private static List<Example> cropped(List<Example> examples) {
    Random random = new Random(11);
    List<Example> all = new ArrayList<>(examples);
    for (Example example : examples) {
      List<Token> tokens = Words.of(example.text());
      for (int crop = 0; crop < CROPS && tokens.size() > 1; crop++) {
        int length = 1 + random.nextInt(Math.min(3, tokens.size()));
        int from = random.nextInt(tokens.size() - length + 1);
        StringBuilder text = new StringBuilder();
        for (Token token : tokens.subList(from, from + length)) {
          text.append(text.isEmpty() ? "" : " ").append(token.word());
        }
        all.add(new Example(example.label(), text.toString()));
      }
    }
    return all;
  }

  /**
   * The language that most often has each word. Long messages teach little but the small words of a
   * language, and short ones are made of others, so the words are learnt once more by themselves.
   */
  private static Map<String, String> languages(List<Example> examples) {
    Map<String, Map<String, Integer>> seen = new TreeMap<>();
    for (Example example : examples) {
      for (Token token : Words.of(example.text())) {
        if (!isForeign(token.word(), example.label())) {
          seen.computeIfAbsent(token.word(), key -> new TreeMap<>())
              .merge(example.label(), 1, Integer::sum);
        }
      }
    }
    Map<String, String> languages = new TreeMap<>();
    seen.forEach(
        (word, often) -> {
          int all = often.values().stream().mapToInt(Integer::intValue).sum();
          often.forEach(
              (language, count) -> {
                if (count >= MOSTLY * all) {
                  languages.put(word, language);
                }
              });
        });
    return languages;
  }

  /** No English word has ä, ö or å, however often one stands in English messages. */
  private static boolean isForeign(String word, String language) {
    return language.equals("en") && word.chars().anyMatch(letter -> "äöå".indexOf(letter) >= 0);
  }

  /** True for "hetu" in an English message: it is asked in English, but it is Finnish. */
  private static boolean isBorrowed(Example example, Map<String, String> languages) {
    return Words.of(example.text()).stream()
        .allMatch(
            token ->
                isForeign(token.word(), example.label())
                    || !languages
                        .getOrDefault(token.word(), example.label())
                        .equals(example.label()));
  }
}
