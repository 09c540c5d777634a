package fi.majakka.nlu.training;

import static org.assertj.core.api.Assertions.assertThat;

import fi.majakka.nlu.Gazetteer;
import fi.majakka.nlu.Interpretation;
import fi.majakka.nlu.Prior;
import fi.majakka.nlu.model.Interpreter;
import fi.majakka.nlu.model.Meanings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The models of a few topics, trained, kept, read back and asked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelsTest {
  private static final List<String> TOPICS =
      List.of(
          "settle.tax",
          "settle.bank",
          "living.rental",
          "family.daycare",
          "employer.start",
          "jobs.search",
          "meta.greet",
          "out_of_scope");
  private static final Gazetteer PLACES =
      new Gazetteer(
          List.of(
              Gazetteer.Entry.place(
                  "municipality", "Viitasaari", "Viitasaaren", List.of(), Optional.empty())));
  @TempDir static Path root;
  private Models models;
  private Interpreter interpreter;

  @BeforeAll
  void train() throws IOException {
    for (String language : List.of("fi", "en", "language")) {
      Path to = Files.createDirectories(root.resolve("training").resolve(language));
      for (Path file : TrainingData.sorted(Path.of("training").resolve(language))) {
        String topic = file.getFileName().toString().replace(".txt", "");
        if (language.equals("language") || TOPICS.contains(topic)) {
          Files.copy(file, to.resolve(file.getFileName()));
        }
      }
    }
    for (String language : List.of("fi", "en")) {
      Path file = Path.of(language).resolve("followups.tsv");
      Files.copy(Path.of("training").resolve(file), root.resolve("training").resolve(file));
    }
    models = new Models(root, PLACES, Meanings.none(), Clock.systemUTC());
    assertThat(models.trained()).isFalse();
    models.train();
    assertThat(models.trained()).isTrue();
    interpreter = new Models(root, PLACES, Meanings.none(), Clock.systemUTC()).interpreter();
  }

  private Interpretation read(String text) {
    return interpreter.interpret(text, Prior.none());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "moi|fi",
        "any jobs|en",
        "jobs viitasaari|en",
        "asunto viitasaari|fi",
        "hur får jag ett skattekort|sv",
        "где найти работу|ru",
        "де знайти роботу в Україні|uk"
      })
  void tellsTheLanguageOfShortMessages(String text, String language) {
    assertThat(read(text).language()).isEqualTo(language);
  }

  @Test
  void keepsTheConversationsLanguageWhenInDoubt() {
    assertThat(
            interpreter
                .interpret("123", new Prior(Optional.of("en"), Optional.empty(), Optional.empty()))
                .language())
        .isEqualTo("en");
  }

  @Test
  void severalQuestionsAreToldInTheirOrder() {
    Interpretation both = read("miten saan verokortin ja pankkitilin");
    assertThat(both.topic().orElseThrow().topic()).isEqualTo("settle.tax");
    assertThat(both.alsoAsked()).containsExactly("settle.bank");
  }

  @Test
  void slipsOfThePenAreForgiven() {
    assertThat(read("where do i get a tacx crad").topic().orElseThrow().topic())
        .isEqualTo("settle.tax");
    assertThat(read("päivkotipaika lapselel").topic().orElseThrow().topic())
        .isEqualTo("family.daycare");
  }

  @Test
  void theQuestionAtTheEndOfAStoryIsHeard() {
    Interpretation story =
        read(
            "Hello, I am Maria from Spain. I came with my husband and our two cats in March. We like"
                + " the lake and the forest very much. Where can I get a tax card?");
    assertThat(story.topic().orElseThrow().topic()).isEqualTo("settle.tax");
  }

  @Test
  void nonsenseIsOutOfScope() {
    assertThat(read("xkcdqwv zzzpt").outOfScope()).isTrue();
    assertThat(read("write me a poem about the moon").outOfScope()).isTrue();
    assertThat(read("xkcdqwv").topic()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "settle.tax|and how long does it take|we are a company and need two welders",
        "settle.bank|can i do it online|where do i get a tax card",
        "family.daycare|paljonko se maksaa|miten avaan pankkitilin",
        "living.rental|kauanko siinä menee|kirjoita runo kuusta"
      })
  void whatGoesOnIsTakenSoMoreThanWhatBeginsAnew(String before, String on, String anew) {
    Prior prior = new Prior(Optional.empty(), Optional.empty(), Optional.of(before));
    assertThat(interpreter.interpret(on, prior).goesOn())
        .isBetween(0.0, 1.0)
        .isGreaterThan(interpreter.interpret(anew, prior).goesOn());
  }

  @Test
  void nothingGoesOnWhereNothingWasSaid() {
    assertThat(read("and how long does it take").goesOn()).isZero();
  }

  @Test
  void aKnownAudienceWeighsItsTopics() {
    double unknown = confidence(Prior.none());
    double employer =
        confidence(new Prior(Optional.empty(), Optional.of("employer"), Optional.empty()));
    assertThat(employer).isGreaterThan(unknown);
  }

  private double confidence(Prior prior) {
    return interpreter.interpret("tarvitaan tekijöitä töihin", prior).topics().stream()
        .filter(ranked -> ranked.topic().equals("employer.start"))
        .findFirst()
        .orElseThrow()
        .confidence();
  }

  @Test
  void heldOutMessagesAreReported() throws IOException {
    Path held = Files.createDirectories(root.resolve("evaluation/en"));
    Files.writeString(
        held.resolve("plain.tsv"), "settle.tax\twhere might one get hold of a tax card\n");
    Files.writeString(held.resolve("oos.tsv"), "oos\txkcdqwv zzzpt\n");
    Files.writeString(held.resolve("language.tsv"), "en\twhere is it\n");
    Files.writeString(
        held.resolve("entities.jsonl"),
        "{\"text\":\"Viitasaarella\",\"entities\":[{\"type\":\"municipality\","
            + "\"value\":\"Viitasaari\",\"negated\":false}]}\n");
    HeldOutEvaluation.Result result = HeldOutEvaluation.of(new HeldOutSets(root), interpreter);
    assertThat(result.figures())
        .contains(
            new Figure("en plain", 1, 1),
            new Figure("en all topics", 1, 1),
            new Figure("en out of scope refused", 1, 1),
            new Figure("en places, exact set", 1, 1),
            new Figure("en language", 1, 1));
    EvaluationReport report =
        new EvaluationReport(result, models.confusions(), Map.of("en plain", 0.5));
    assertThat(report.table())
        .contains("en plain")
        .contains("0.500")
        .contains(" -> ")
        .doesNotContain("get hold of");
    assertThat(models.confusions())
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.topic()).isNotEqualTo(one.taken()))
        .allSatisfy(one -> assertThat(one.examples()).hasSizeBetween(1, 3));
    assertThat(report.card(interpreter.modelId())).contains("| en all topics | 1 | 1.000 |");
  }

  @Test
  void anyLabelledSetCanBeMeasured() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (Example example : new TrainingData(root.resolve("training")).examples("en")) {
      if (!example.label().equals("out_of_scope")) {
        rows.append(example.label()).append('\t').append(example.text()).append('\n');
      }
    }
    Path file = root.resolve("set.tsv");
    Files.writeString(file, rows);
    List<Example> examples = TsvEvaluation.read(file);
    String json =
        TsvEvaluation.run(
            examples,
            examples,
            List.of(new Example("oos", "xkcdqwv zzzpt")),
            "en",
            Meanings.none());
    assertThat(json)
        .contains("\"labels\":7")
        .contains("\"oos_recall\":")
        .containsPattern("\"accuracy\":(1.0|0.9)");
  }
}
