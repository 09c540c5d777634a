package fi.majakka.bot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.majakka.bot.config.Config;
import fi.majakka.bot.config.ConfigReader;
import fi.majakka.bot.config.Home;
import fi.majakka.bot.conversation.ReplyJson;
import fi.majakka.bot.editorial.Releases;
import fi.majakka.bot.operator.Order;
import fi.majakka.nlu.Entity;
import fi.majakka.nlu.Interpretation;
import fi.majakka.nlu.Prior;
import fi.majakka.nlu.RankedTopic;
import fi.majakka.nlu.model.Interpreter;
import fi.majakka.nlu.training.DataLint;
import fi.majakka.nlu.training.TrainingData;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nlu}: reads messages, trains and measures the models. */
@Command(
    name = "nlu",
    description = "Reads messages, trains and measures the models.",
    mixinStandardHelpOptions = true,
    subcommands = {EvaluateCommand.class, TeachCommand.class},
    synopsisSubcommandLabel = "parse | train | evaluate | lint | export | import")
final class NluCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say parse, train, evaluate, lint, export or import");
  }

  static Knowing knowing() {
    Home home = Home.find();
    Config config = new ConfigReader(Home.environment()).read(home.settings());
    return Knowing.open(home, config.region(), Clock.systemUTC());
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  @Command(
      name = "parse",
      description = "One message a line in, one interpretation (JSON) a line out.",
      mixinStandardHelpOptions = true)
  int parse(@Parameters(arity = "0..1", paramLabel = "FILE|-", defaultValue = "-") String file)
      throws IOException {
    Interpreter interpreter = knowing().models().interpreter();
    try (BufferedReader in =
        file.equals("-")
            ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
            : new BufferedReader(
                new InputStreamReader(
                    Files.newInputStream(existing(file, spec)), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out().println(json(interpreter.interpret(line, Prior.none())));
        out().flush();
      }
    }
    return 0;
  }

  /** A file that can be read; anything else is wrong usage. */
  static Path existing(String file, CommandSpec spec) {
    Path path = Path.of(file);
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw new ParameterException(spec.commandLine(), "there is no file " + file);
    }
    return path;
  }

  private static ObjectNode json(Interpretation read) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("text", read.text());
    node.put("language", read.language());
    node.put("topic", read.topic().map(RankedTopic::topic).orElse(null));
    node.put("confidence", rounded(read.topics().get(0).confidence()));
    ArrayNode alternatives = node.putArray("alternatives");
    read.topics().stream()
        .skip(read.outOfScope() ? 0 : 1)
        .forEach(
            ranked ->
                alternatives
                    .addObject()
                    .put("topic", ranked.topic())
                    .put("confidence", rounded(ranked.confidence())));
    ArrayNode entities = node.putArray("entities");
    for (Entity entity : read.entities()) {
      entities.add(
          ReplyJson.entity(
              entity.type(),
              entity.value(),
              entity.text(),
              entity.start(),
              entity.end(),
              entity.negated(),
              entity.code()));
    }
    node.put("out_of_scope", read.outOfScope());
    if (!read.alsoAsked().isEmpty()) {
      ArrayNode also = node.putArray("also_asked");
      read.alsoAsked().forEach(also::add);
    }
    return node;
  }

  /** To three digits. */
  static double rounded(double confidence) {
    return Math.round(confidence * 1000) / 1000.0;
  }

  @Command(
      name = "train",
      description = "Trains the models from nlp-models/training.",
      mixinStandardHelpOptions = true)
  int train() {
    Knowing knowing = knowing();
    knowing.models().train();
    out().println("trained " + knowing.models().id());
    out().flush();
    return 0;
  }

  @Command(
      name = "export",
      description = "Writes what coordinators taught to files like those of nlp-models/training.",
      mixinStandardHelpOptions = true)
  int export(
      @Parameters(paramLabel = "DIR") Path target,
      @Option(names = "--data", paramLabel = "DIR") Optional<Path> data,
      @Option(names = "--config", paramLabel = "FILE") Optional<Path> settings)
      throws InterruptedException {
    return taught(TaughtOrders.EXPORT, target, data, settings);
  }

  @Command(
      name = "import",
      description =
          "Takes in teaching sentences from files like those of nlp-models/training, all or none.",
      mixinStandardHelpOptions = true)
  int importFrom(
      @Parameters(paramLabel = "DIR") Path source,
      @Option(names = "--data", paramLabel = "DIR") Optional<Path> data,
      @Option(names = "--config", paramLabel = "FILE") Optional<Path> settings)
      throws InterruptedException {
    if (!Files.isDirectory(source)) {
      throw new ParameterException(spec.commandLine(), "there is no folder " + source);
    }
    return taught(TaughtOrders.IMPORT, source, data, settings);
  }

  private int taught(String order, Path folder, Optional<Path> data, Optional<Path> settings)
      throws InterruptedException {
    return new Terminal(spec, data, settings, Clock.systemUTC())
        .run(
            new Order(
                order, Map.of(TaughtOrders.FOLDER, folder.toAbsolutePath().normalize().toString())),
            on -> {
              Releases releases = EditorialFeature.atTerminal(on).releases();
              return TeachingFeature.orders(on, () -> releases.current().orElseThrow().knowledge());
            });
  }

  @Command(
      name = "lint",
      description = "Shows utterances that are nearly the same and topics that vary little.",
      mixinStandardHelpOptions = true)
  int lint() {
    TrainingData data = new TrainingData(Home.find().nlp().resolve("training"));
    for (String language : List.of("fi", "en")) {
      DataLint.of(language, data.examples(language)).forEach(out()::println);
    }
    out().flush();
    return 0;
  }
}
