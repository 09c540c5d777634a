package fi.majakka.bot;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import fi.majakka.bot.config.Home;
import fi.majakka.bot.teaching.TaughtLine;
import fi.majakka.bot.teaching.TaughtModel.Stage;
import fi.majakka.bot.teaching.Trainer;
import fi.majakka.bot.teaching.TrainingReport;
import fi.majakka.kb.KnowledgeBaseReader;
import fi.majakka.nlu.model.Interpreter;
import fi.majakka.nlu.training.Example;
import fi.majakka.nlu.training.Figure;
import fi.majakka.nlu.training.HeldOutEvaluation;
import fi.majakka.nlu.training.HeldOutSets;
import fi.majakka.nlu.training.Models;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code nlu teach}: the process that {@link TrainingProcess} starts. Reads lines from standard
 * input, trains, measures the new model beside the one in use, and tells of it on standard output,
 * one JSON object a line.
 */
@Command(name = "teach", hidden = true, description = "Trains for a server that runs.")
final class TeachCommand implements Callable<Integer> {
  static final ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  @Option(names = "--region", required = true)
  @SuppressWarnings("NullAway.Init") // set by picocli
  private String region;

  @Option(names = "--knowledge", required = true)
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path knowledge;

  @Option(names = "--before", required = true)
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path before;

  @Option(names = "--into", required = true)
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path into;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  /** A line to teach, on its way through the pipe. */
  record Line(String topic, String language, String text) {
    static Line of(TaughtLine line) {
      return new Line(line.topic(), line.language(), line.text());
    }
  }

  /**
   * What is told.
   *
   * @param stage empty with the result
   */
  record Told(String stage, Optional<Trainer.Trained> trained) {}

  @Override
  public Integer call() throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    List<Line> lines =
        JSON.readValue(
            Optional.ofNullable(in.readLine()).orElse("[]"), new TypeReference<List<Line>>() {});
    endWith(in);
    tell(Stage.TRAINING);
    Home home = Home.find();
    Clock clock = Clock.systemUTC();
    Models shipped =
        Knowing.of(KnowledgeBaseReader.read(knowledge, region).usable(), home, clock).models();
    Models taught =
        shipped.taught(
            lines.stream()
                .map(line -> new Example(line.topic(), line.text(), line.language()))
                .toList(),
            into);
    taught.train();
    tell(Stage.MEASURING);
    tell(
        new Told(
            "",
            Optional.of(
                new Trainer.Trained(
                    taught.id(),
                    measured(home, shipped.interpreter(before), taught.interpreter())))));
    return 0;
  }

  /** The pipe closes when the server ends, however it ends. */
  private static void endWith(BufferedReader pipe) {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (pipe.read() >= 0) {
                  // Nothing more is said.
                }
              } catch (IOException e) {
                // The same as its end.
              }
              Runtime.getRuntime().halt(1);
            },
            "majakka-pipe");
    watch.setDaemon(true);
    watch.start();
  }

  private void tell(Stage stage) throws IOException {
    tell(new Told(stage.code(), Optional.empty()));
  }

  private void tell(Told told) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    out.println(JSON.writeValueAsString(told));
    out.flush();
  }

  private static List<TrainingReport.Measured> measured(
      Home home, Interpreter old, Interpreter taught) throws IOException {
    HeldOutSets sets = new HeldOutSets(home.nlp());
    Path file = home.nlp().resolve("evaluation/floors.json");
    Map<String, Double> floors =
        Files.exists(file)
            ? JSON.readValue(file.toFile(), new TypeReference<Map<String, Double>>() {})
            : Map.of();
    Map<String, Double> then =
        HeldOutEvaluation.of(sets, old).figures().stream()
            .collect(Collectors.toMap(Figure::name, Figure::value));
    return HeldOutEvaluation.of(sets, taught).figures().stream()
        .map(
            figure ->
                new TrainingReport.Measured(
                    figure.name(),
                    then.getOrDefault(figure.name(), 0.0),
                    figure.value(),
                    figure.of(),
                    floors.getOrDefault(figure.name(), 0.0)))
        .toList();
  }
}
