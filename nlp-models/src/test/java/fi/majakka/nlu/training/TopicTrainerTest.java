package fi.majakka.nlu.training;

import static org.assertj.core.api.Assertions.assertThat;

import fi.majakka.nlu.model.Meanings;
import fi.majakka.nlu.model.TopicClassifier;
import fi.majakka.nlu.text.Concepts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TopicTrainerTest {
  private static final List<String> TOPICS =
      List.of("settle.tax", "living.rental", "family.daycare", "living.climate", "out_of_scope");
  private final List<Example> examples =
      Stream.of("fi", "en")
          .flatMap(
              language ->
                  new TrainingData(Path.of("training"))
                      .examples(language).stream()
                          .filter(example -> TOPICS.contains(example.label())))
          .toList();

  @Test
  void tellsTopicsApartInBothLanguages() {
    TopicClassifier classifier = train().classifier();
    assertThat(label(classifier, "where do I get the tax card for my new employer"))
        .isEqualTo("settle.tax");
    assertThat(label(classifier, "vuokra-asuntoa etsimässä")).isEqualTo("living.rental");
    assertThat(label(classifier, "paivakotipaikka lapsele")).isEqualTo("family.daycare");
  }

  @Test
  void givesTheSameModelForTheSameData() {
    double[] first = train().classifier().score("talvi ja lumi", Optional.empty()).probabilities();
    double[] second = train().classifier().score("talvi ja lumi", Optional.empty()).probabilities();
    assertThat(first).isEqualTo(second);
  }

  @Test
  void probabilitiesSumToOneAndGiveNoneToOutOfScope() {
    TopicClassifier classifier = train().classifier();
    double[] probabilities = classifier.score("snow", Optional.empty()).probabilities();
    assertThat(java.util.Arrays.stream(probabilities).sum())
        .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
    assertThat(probabilities[classifier.labels().indexOf("out_of_scope")]).isZero();
  }

  private TrainedTopics train() {
    return new TopicTrainer(Concepts.none(), Meanings.none(), TopicTrainer.Options.standard())
        .train(new ArrayList<>(examples));
  }

  private static String label(TopicClassifier classifier, String text) {
    return classifier.labels().get(classifier.score(text, Optional.empty()).best());
  }

  @Test
  void noUtteranceStandsUnderTwoTopics() {
    for (String language : List.of("fi", "en")) {
      java.util.Map<String, String> seen = new java.util.HashMap<>();
      for (Example example : new TrainingData(Path.of("training")).examples(language)) {
        String text = example.text().toLowerCase(java.util.Locale.ROOT);
        String other = seen.putIfAbsent(text, example.label());
        assertThat(other == null || other.equals(example.label()))
            .as("%s: '%s' is %s and %s", language, text, other, example.label())
            .isTrue();
      }
    }
  }

  @Test
  void everyTopicHasTwentyFiveUtterancesALanguage() {
    for (String language : List.of("fi", "en")) {
      java.util.Map<String, Long> sizes =
          new TrainingData(Path.of("training"))
              .examples(language).stream()
                  .collect(
                      java.util.stream.Collectors.groupingBy(
                          Example::label, java.util.stream.Collectors.counting()));
      assertThat(sizes).hasSize(95);
      assertThat(sizes).allSatisfy((topic, size) -> assertThat(size).as(topic).isGreaterThan(22));
    }
  }
}
