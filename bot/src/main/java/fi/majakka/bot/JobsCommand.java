package fi.majakka.bot;

import fi.majakka.bot.config.Config;
import fi.majakka.bot.config.ConfigReader;
import fi.majakka.bot.config.Home;
import fi.majakka.bot.fetch.FetchException;
import fi.majakka.bot.fetch.Fetcher;
import fi.majakka.bot.jobs.FeedBook;
import fi.majakka.bot.jobs.FeedLine;
import fi.majakka.bot.jobs.ImportReport;
import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.bot.jobs.Occupations;
import fi.majakka.bot.jobs.feed.FeedBrokenException;
import fi.majakka.bot.jobs.feed.FeedSchedule;
import fi.majakka.bot.jobs.feed.VacancyImporter;
import fi.majakka.bot.storage.Database;
import fi.majakka.bot.storage.JdbiVacancyStore;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.KnowledgeBaseReader;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jobs}: imports vacancies. */
@Command(
    name = "jobs",
    description = "Imports vacancies.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "import")
final class JobsCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say import");
  }

  /** Cited for vacancies that are published nowhere else. */
  static String site(Config config) {
    return config
        .server()
        .publicUrl()
        .map(URI::toString)
        .orElse("http://localhost:" + config.server().port());
  }

  @Command(
      name = "import",
      description =
          "Vacancies from a file, an address, or a feed named in the settings, in any format that"
              + " docs/vacancies.md describes.",
      mixinStandardHelpOptions = true)
  int importFrom(
      @Parameters(paramLabel = "SOURCE") String source,
      @Option(names = "--data", paramLabel = "DIR") Optional<Path> data,
      @Option(names = "--config", paramLabel = "FILE") Optional<Path> settings,
      @Option(
              names = "--feed",
              paramLabel = "NAME",
              description = "Name of the feed; the same name again replaces what it had.")
          Optional<String> feed,
      @Option(names = "--title", paramLabel = "TEXT", description = "How the source is cited.")
          Optional<String> title,
      @Option(
              names = "--employer",
              paramLabel = "NAME",
              description = "Of vacancies that name none.")
          Optional<String> employer,
      @Option(
              names = "--municipality",
              paramLabel = "NAME",
              description = "Of vacancies that name none.")
          Optional<String> municipality) {
    Home home = Home.find();
    Config config = new ConfigReader(Home.environment()).read(settings.orElseGet(home::settings));
    Path folder = data.orElseGet(home::data);
    check(
        feed.isEmpty() || feed.get().matches("[a-z0-9][a-z0-9.-]{0,62}"),
        "--feed is lower case letters, digits, dots and hyphens");
    Municipalities municipalities = Municipalities.read();
    check(
        municipality.isEmpty() || municipality.flatMap(municipalities::code).isPresent(),
        "--municipality is not a municipality of Finland");
    Optional<Config.Feed> configured =
        config.jobs().feeds().stream().filter(known -> known.name().equals(source)).findFirst();
    boolean address = source.matches("(?i)https?://.*");
    Path file = address || configured.isPresent() ? folder : Path.of(source);
    check(
        Files.isReadable(file) || address || configured.isPresent(), "there is no file " + source);
    check(
        address || configured.isPresent() || Files.isRegularFile(file), source + " is not a file");
    KnowledgeBase knowledge = KnowledgeBaseReader.read(home.knowledge(), config.region()).usable();
    Occupations occupations = new Occupations(() -> knowledge);
    VacancyImporter.Terms terms =
        new VacancyImporter.Terms(feed, title, employer, municipality, Optional.empty());
    try (Database database = Database.open(config.database(), folder, home.tables())) {
      JdbiVacancyStore store = new JdbiVacancyStore(database, Clock.systemUTC());
      VacancyImporter importer =
          new VacancyImporter(
              store, () -> knowledge, municipalities, occupations, site(config), Clock.systemUTC());
      if (configured.isPresent()) {
        try (Fetcher fetcher =
            new Fetcher(config.fetch(), List.of(configured.get().url().getHost()))) {
          return tell(
              new FeedSchedule(
                      config.jobs(),
                      importer,
                      store,
                      new FeedBook(store::feeds),
                      municipalities,
                      fetcher)
                  .importFeed(configured.get()));
        }
      }
      if (address) {
        URI where = address(source);
        try (Fetcher fetcher = new Fetcher(config.fetch(), List.of(where.getHost()))) {
          return tell(importer.importAddress(where, terms, fetcher));
        }
      }
      return tell(importer.importFile(file, terms));
    } catch (FetchException | FeedBrokenException e) {
      spec.commandLine().getErr().println("majakka: nothing was imported: " + e.getMessage());
      return 1;
    }
  }

  private void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  private URI address(String source) {
    try {
      URI address = new URI(source);
      check(address.getHost() != null, "not an address: " + source);
      return address;
    } catch (URISyntaxException e) {
      throw new ParameterException(spec.commandLine(), "not an address: " + source, e);
    }
  }

  private int tell(ImportReport report) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "feed "
            + report.feed()
            + ": "
            + report.fresh()
            + " new, "
            + report.changed()
            + " changed, "
            + report.same()
            + " unchanged, "
            + report.ended()
            + " ended, "
            + report.refusedInAll()
            + " refused");
    for (FeedLine.Refused refused : report.refused()) {
      out.println("line " + refused.line() + " refused: " + refused.why());
    }
    if (report.refusedInAll() > report.refused().size()) {
      out.println("and " + (report.refusedInAll() - report.refused().size()) + " more refused");
    }
    report.kept().ifPresent(why -> out.println("nothing was ended: " + why));
    out.flush();
    return report.found() == 0 && report.ended() == 0 && report.refusedInAll() > 0 ? 1 : 0;
  }
}
