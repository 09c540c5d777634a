package fi.majakka.bot;

import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.config.Config;
import fi.majakka.bot.config.ConfigReader;
import fi.majakka.bot.config.Home;
import fi.majakka.bot.editorial.EditorialException;
import fi.majakka.bot.editorial.Publishing;
import fi.majakka.bot.storage.Database;
import fi.majakka.kb.ContentCheck;
import fi.majakka.kb.KnowledgeArchive;
import fi.majakka.kb.KnowledgeBaseReader;
import fi.majakka.kb.KnowledgeTree;
import fi.majakka.kb.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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
  private static final String OPERATOR = "(operator)";

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
    try (Published published = open(data)) {
      KnowledgeTree tree = published.editorial.releases().current().orElseThrow().tree();
      KnowledgeArchive.write(tree, target);
      say(tree.paths().size() + " files in " + target);
    }
    return 0;
  }

  @Command(
      name = "import",
      description =
          "Takes in a knowledge base from files (a folder or a zip file), if nothing is wrong with"
              + " it.",
      mixinStandardHelpOptions = true)
  int importFrom(
      @Parameters(paramLabel = "DIR") Path source,
      @Option(names = "--data", paramLabel = "DIR") Optional<Path> data)
      throws IOException {
    if (!Files.exists(source)) {
      throw new ParameterException(spec.commandLine(), "there is no folder " + source);
    }
    KnowledgeTree files = read(source);
    try (Published published = open(data)) {
      Publishing.TakenIn taken =
          published
              .editorial
              .publishing()
              .importFiles(files, OPERATOR, "Import of " + source.getFileName());
      say(
          taken
              .release()
              .map(
                  release ->
                      files.paths().size()
                          + " files imported and published as release "
                          + release.number()
                          + ", because nobody in the studio could review them")
              .orElse(
                  files.paths().size()
                      + " files imported as a draft; it waits for a reviewer in the studio"));
    } catch (EditorialException e) {
      PrintWriter err = spec.commandLine().getErr();
      e.problems().forEach(err::println);
      if (e.why() == EditorialException.Why.NOTHING) {
        say("nothing to import: " + e.getMessage());
        return 0;
      }
      err.println("majakka: nothing was imported: " + e.getMessage());
      return 1;
    }
    return 0;
  }

  private static KnowledgeTree read(Path source) throws IOException {
    if (Files.isDirectory(source)) {
      return KnowledgeArchive.read(source);
    }
    try (InputStream in = Files.newInputStream(source)) {
      return KnowledgeArchive.readZip(in);
    }
  }

  private static Published open(Optional<Path> data) {
    Home home = Home.find();
    Config config = new ConfigReader(Home.environment()).read(home.settings());
    Clock clock = Clock.systemUTC();
    Database database = Database.open(config.database(), data.orElseGet(home::data));
    EditorialFeature editorial =
        new EditorialFeature(
            config,
            home,
            database,
            new CurrentKnowledge(),
            () -> false,
            knowledge -> List.of(),
            clock);
    return new Published(database, editorial.open());
  }

  private record Published(Database database, EditorialFeature editorial) implements AutoCloseable {
    @Override
    public void close() {
      database.close();
    }
  }

  private void say(String words) {
    spec.commandLine().getOut().println(words);
    spec.commandLine().getOut().flush();
  }
}
