package fi.majakka.nlu.training;

import fi.majakka.nlu.model.LanguageDetector;
import fi.majakka.nlu.model.OutOfScopeDetector;
import fi.majakka.nlu.model.TopicClassifier.Mixture;
import fi.majakka.nlu.opennlp.MaxentTopics;
import fi.majakka.nlu.text.LanguageFeatures;
import fi.majakka.nlu.text.SparseVector;
import fi.majakka.nlu.text.Token;
import fi.majakka.nlu.text.Vectorizer;
import fi.majakka.nlu.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;

/** Trains the language detector on whole messages and on crops of one to three words of them. */
final class LanguageTrainer {
  private static final SoftmaxTrainer.Settings SETTINGS =
      new SoftmaxTrainer.Settings(6, 0.6, 0.02, 0.02, 5);
  private static final int CROPS = 2;

  /**
   * The numbers of a detector.
   *
   * @param examples labelled with ISO 639-1 codes, places taken out
   */
  TopicParts fit(List<Example> examples) {
    List<String> labels =
        List.copyOf(new TreeSet<>(examples.stream().map(Example::label).toList()));
    List<Example> cropped = cropped(examples);
    LanguageFeatures features = new LanguageFeatures();
    List<SparseVector> counted =
        cropped.stream().map(example -> features.counts(example.text())).toList();
    Vectorizer vectorizer = Vectorizer.fit(features, counted);
    int[] targets = cropped.stream().mapToInt(e -> labels.indexOf(e.label())).toArray();
    float[][] weights =
        new SoftmaxTrainer(SETTINGS)
            .train(
                counted.stream().map(vectorizer::weigh).toList(),
                targets,
                labels.size(),
                features.dimensions());
    return new TopicParts(
        labels,
        TopicTrainer.pruned(vectorizer, weights),
        List.of(),
        new int[0],
        Optional.empty(),
        new Mixture(0, 1, 0, 1),
        new OutOfScopeDetector(new double[0], 0));
  }

  static LanguageDetector assemble(TopicParts parts) {
    TopicParts.Words member = parts.words();
    MaxentTopics model = new MaxentTopics(parts.labels(), member.outcomes(), member.weights());
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
}
