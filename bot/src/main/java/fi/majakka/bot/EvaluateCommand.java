package fi.majakka.bot;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.majakka.bot.answers.AnswerCache;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.config.Home;
import fi.majakka.nlu.model.Interpreter;
import fi.majakka.nlu.training.EvaluationReport;
import fi.majakka.nlu.training.Example;
import fi.majakka.nlu.training.Figure;
import fi.majakka.nlu.training.HeldOutEvaluation;
import fi.majakka.nlu.training.HeldOutSets;
import fi.majakka.nlu.training.Models;
import fi.majakka.nlu.training.TsvEvaluation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code nlu evaluate}: measures the models, or the pipeline that makes them on any labelled set.
 */
@Command(
    name = "evaluate",
    description =
        "The project's own held-out evaluation; with --train and --test the same pipeline on any"
            + " labelled set (label<TAB>text).",
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
  private static final int FEWEST_LABELS = 3;
  private static final int FEWEST_EXAMPLES = 3;

  @Option(names = "--train", paramLabel = "A.tsv")
  private Optional<String> train = Optional.empty();

  @Option(names = "--test", paramLabel = "B.tsv")
  private Optional<String> test = Optional.empty();

  @Option(names = "--oos", paramLabel = "C.tsv")
  private Optional<String> oos = Optional.empty();

  @Option(names = "--language", paramLabel = "en|fi")
  private Optional<String> language = Optional.empty();

  @Option(
      names = "--nested",
      description =
          "Adds a nested cross-validation over the training examples; trains three times.")
  private boolean nested;

  @Option(
      names = "--write",
      description = "Keeps the figures as those of a release and writes the model card.")
  private boolean write;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  @Override
  public Integer call() throws IOException {
    if (language.isPresent() && !language.get().matches("en|fi")) {
      throw new ParameterException(spec.commandLine(), "--language is en or fi");
    }
    if (train.isPresent() && (nested || write)) {
      throw new ParameterException(
          spec.commandLine(), "--nested and --write are for the project's own messages");
    }
    if (train.isPresent() != test.isPresent()) {
      throw new ParameterException(spec.commandLine(), "--train and --test go together");
    }
    if (train.isPresent() && test.isPresent()) {
      List<Example> examples = examples(train.get());
      enough(examples, train.get());
      out()
          .println(
              TsvEvaluation.run(
                  examples,
                  examples(test.get()),
                  oos.isPresent() ? examples(oos.get()) : List.of(),
                  language.orElseGet(() -> TsvEvaluation.languageOf(examples)),
                  Knowing.meanings(Home.find())));
    } else {
      heldOut();
    }
    out().flush();
    return 0;
  }

  private void heldOut() throws IOException {
    Home home = Home.find();
    Path figures = home.root().resolve("docs/model-figures.json");
    ObjectMapper json = new ObjectMapper();
    Map<String, Double> before =
        Files.exists(figures)
            ? json.readValue(figures.toFile(), new TypeReference<Map<String, Double>>() {})
            : Map.of();
    Knowing knowing = NluCommand.knowing();
    Models models = knowing.models();
    Interpreter interpreter = models.interpreter();
    HeldOutEvaluation.Result result =
        HeldOutEvaluation.of(new HeldOutSets(home.nlp()), interpreter)
            .and(followUps(knowing, interpreter, home.nlp()))
            .and(nested ? models.nested() : List.of());
    EvaluationReport report = new EvaluationReport(result, models.confusions(), before);
    out().print(report.table());
    if (write) {
      Map<String, Double> kept = new LinkedHashMap<>();
      result
          .figures()
          .forEach(figure -> kept.put(figure.name(), NluCommand.rounded(figure.value())));
      Files.writeString(
          figures, json.writerWithDefaultPrettyPrinter().writeValueAsString(kept) + "\n");
      Files.writeString(
          home.root().resolve("docs/model-card.md"), report.card(interpreter.modelId()));
    }
  }

  private static List<Figure> followUps(Knowing knowing, Interpreter interpreter, Path nlp)
      throws IOException {
    Clock clock = Clock.systemUTC();
    return new FollowUpEvaluation(
            Assembly.turns(
                new CurrentKnowledge(knowing.knowledge()), interpreter, new AnswerCache(), clock),
            clock)
        .figures(nlp);
  }

  private List<Example> examples(String file) throws IOException {
    List<Example> examples = read(file);
    if (examples.isEmpty()) {
      throw new IllegalArgumentException(file + " holds no examples");
    }
    return examples;
  }

  private List<Example> read(String file) throws IOException {
    try {
      return TsvEvaluation.read(NluCommand.existing(file, spec));
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw new IllegalArgumentException(file + " is not text in UTF-8", e);
      }
      throw e;
    }
  }

  /** What is needed to learn from a part of the examples and try it on another. */
  private static void enough(List<Example> train, String file) {
    Collection<Long> counts =
        train.stream()
            .collect(Collectors.groupingBy(Example::label, Collectors.counting()))
            .values();
    if (counts.size() < FEWEST_LABELS || Collections.max(counts) < FEWEST_EXAMPLES) {
      throw new IllegalArgumentException(
          file
              + " needs "
              + FEWEST_LABELS
              + " labels and "
              + FEWEST_EXAMPLES
              + " examples of a label at least");
    }
  }
}
