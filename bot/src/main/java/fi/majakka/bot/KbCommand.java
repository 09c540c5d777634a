package fi.majakka.bot;

import fi.majakka.bot.config.Config;
import fi.majakka.bot.config.ConfigReader;
import fi.majakka.bot.config.Home;
import fi.majakka.bot.operator.Order;
import fi.majakka.kb.ContentCheck;
import fi.majakka.kb.KnowledgeBaseReader;
import fi.majakka.kb.Problem;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kb}: checks, exports and imports the knowledge base, and reads PTV. */
@Command(
    name = "kb",
    description = "Checks, exports and imports the knowledge base; reads PTV.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "check | export | import | ptv")
final class KbCommand implements Runnable {
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say check, export, import or ptv");
  }

  @Command(
      name = "check",
      description = "Lists every problem of the knowledge base with file and line.",
      mixinStandardHelpOptions = true)
  int check() {
    Home home = Home.find();
    Config config = new ConfigReader(Home.environment()).read(home.settings());
    List<Problem> problems =
        new ContentCheck(LocalDate.now(FINLAND))
            .check(KnowledgeBaseReader.read(home.knowledge(), config.region()));
    PrintWriter out = spec.commandLine().getOut();
    problems.forEach(problem -> out.println("knowledge-base/" + problem));
    out.println(problems.isEmpty() ? "no problems" : problems.size() + " problems");
    out.flush();
    return problems.isEmpty() ? 0 : 1;
  }

  @Command(
      name = "export",
      description = "Writes the published knowledge base to files.",
      mixinStandardHelpOptions = true)
  int export(
      @Parameters(paramLabel = "DIR") Path target,
      @Option(names = "--data", paramLabel = "DIR") Optional<Path> data,
      @Option(names = "--config", paramLabel = "FILE") Optional<Path> settings)
      throws InterruptedException {
    return order(EditorialOrders.EXPORT, target, Optional.empty(), data, settings);
  }

  @Command(
      name = "import",
      description =
          "Takes in a knowledge base from a folder or a zip file, if nothing is wrong with it.",
      mixinStandardHelpOptions = true)
  int importFrom(
      @Parameters(paramLabel = "DIR") Path source,
      @Option(
              names = "--exception",
              paramLabel = "REASON",
              description = "why answers harder to read than the limit are published all the same")
          Optional<String> exception,
      @Option(names = "--data", paramLabel = "DIR") Optional<Path> data,
      @Option(names = "--config", paramLabel = "FILE") Optional<Path> settings)
      throws InterruptedException {
    if (!Files.exists(source)) {
      throw new ParameterException(spec.commandLine(), "there is no folder " + source);
    }
    return order(EditorialOrders.IMPORT, source, exception, data, settings);
  }

  @Command(
      name = "ptv",
      description =
          "Reads services and channels of PTV (version 11) from a file or an address; the studio"
              + " then proposes facts and shows where they differ from ours.",
      mixinStandardHelpOptions = true)
  int ptv(
      @Parameters(paramLabel = "FILE|ADDRESS") String source,
      @Option(names = "--data", paramLabel = "DIR") Optional<Path> data,
      @Option(names = "--config", paramLabel = "FILE") Optional<Path> settings)
      throws InterruptedException {
    boolean address = source.matches("https?://.*");
    if (!address && !Files.isRegularFile(Path.of(source))) {
      throw new ParameterException(spec.commandLine(), "there is no file " + source);
    }
    String where = address ? source : Path.of(source).toAbsolutePath().normalize().toString();
    return new Terminal(spec, data, settings, Clock.systemUTC())
        .run(
            new Order(PtvFeature.READ, Map.of(PtvFeature.SOURCE, where)),
            on -> PtvFeature.atTerminal(on).orders());
  }

  private int order(
      String name,
      Path folder,
      Optional<String> exception,
      Optional<Path> data,
      Optional<Path> settings)
      throws InterruptedException {
    Map<String, String> values = new TreeMap<>();
    values.put(EditorialOrders.FOLDER, folder.toAbsolutePath().normalize().toString());
    exception.ifPresent(why -> values.put(EditorialOrders.EXCEPTION, why));
    return new Terminal(spec, data, settings, Clock.systemUTC())
        .run(new Order(name, values), on -> EditorialFeature.atTerminal(on).orders());
  }
}
