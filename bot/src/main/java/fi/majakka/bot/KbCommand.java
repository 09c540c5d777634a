package fi.majakka.bot;

import fi.majakka.bot.config.Config;
import fi.majakka.bot.config.ConfigReader;
import fi.majakka.bot.config.Home;
import fi.majakka.kb.ContentCheck;
import fi.majakka.kb.KnowledgeBaseReader;
import fi.majakka.kb.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kb}: checks, exports and imports the knowledge base. */
@Command(
    name = "kb",
    description = "Checks, exports and imports the knowledge base.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "check | export | import")
final class KbCommand implements Runnable {
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say check, export or import");
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
      @Option(names = "--data", paramLabel = "DIR") Optional<Path> data)
      throws IOException {
    Home home = Home.find();
    Path folder = data.orElseGet(home::data);
    int files = new KnowledgeFolder(home.knowledge(), folder).export(target);
    say(files + " files in " + target);
    return 0;
  }

  @Command(
      name = "import",
      description = "Publishes a knowledge base from files, if nothing is wrong with it.",
      mixinStandardHelpOptions = true)
  int importFrom(
      @Parameters(paramLabel = "DIR") Path source,
      @Option(names = "--data", paramLabel = "DIR") Optional<Path> data)
      throws IOException {
    Home home = Home.find();
    Config config = new ConfigReader(Home.environment()).read(home.settings());
    if (!Files.isDirectory(source)) {
      throw new ParameterException(spec.commandLine(), "there is no folder " + source);
    }
    List<Problem> problems =
        new ContentCheck(LocalDate.now(FINLAND))
            .check(KnowledgeBaseReader.read(source, config.region()));
    if (!problems.isEmpty()) {
      PrintWriter err = spec.commandLine().getErr();
      problems.forEach(err::println);
      err.println("majakka: nothing was imported: " + problems.size() + " problems");
      return 1;
    }
    int files = new KnowledgeFolder(home.knowledge(), data.orElseGet(home::data)).replace(source);
    say(files + " files imported");
    return 0;
  }

  private void say(String words) {
    spec.commandLine().getOut().println(words);
    spec.commandLine().getOut().flush();
  }
}
