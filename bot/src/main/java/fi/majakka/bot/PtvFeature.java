package fi.majakka.bot;

import fi.majakka.bot.config.Config;
import fi.majakka.bot.editorial.Editing;
import fi.majakka.bot.fetch.FetchException;
import fi.majakka.bot.fetch.Fetcher;
import fi.majakka.bot.operator.Operator;
import fi.majakka.bot.operator.Order;
import fi.majakka.bot.operator.Outcome;
import fi.majakka.bot.ptv.PtvDesk;
import fi.majakka.bot.ptv.PtvException;
import fi.majakka.bot.ptv.PtvReader;
import fi.majakka.bot.ptv.feed.PtvImporter;
import fi.majakka.bot.storage.AuditTrail;
import fi.majakka.bot.storage.JdbiPtvBook;
import fi.majakka.bot.studio.ConflictPages;
import fi.majakka.bot.studio.PtvPages;
import fi.majakka.bot.studio.PtvSourcePages;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The national service register (PTV): what it proposes, and where it differs from us. */
final class PtvFeature {
  static final String READ = "kb.ptv";
  static final String SOURCE = "source";
  private final JdbiPtvBook book;
  private final PtvImporter importer;

  private PtvFeature(Foundations on) {
    Config.Watching watching = on.config().watching();
    AuditTrail audit = on.audit();
    this.book = new JdbiPtvBook(on.database(), audit, on.clock());
    this.importer =
        new PtvImporter(
            book,
            new Fetcher(on.config().fetch(), watching.ptv().stream().map(URI::getHost).toList()),
            watching.ptv(),
            watching.ptvEvery(),
            on.clock());
  }

  static PtvFeature atTerminal(Foundations on) {
    return new PtvFeature(on);
  }

  static Feature of(Foundations on, Editing editing) {
    PtvFeature ptv = new PtvFeature(on);
    PtvDesk desk = new PtvDesk(ptv.book, on.knowledge(), editing, on.config().region(), on.clock());
    return new Feature(
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            List.of(
                new Feature.Task(
                    "reading PTV",
                    Duration.ofSeconds(20),
                    Duration.ofMinutes(5),
                    ptv.importer::importDue)))
        .withPages(
            List.of(
                new PtvSourcePages(ptv.book, ptv.importer, on.audit()),
                new PtvPages(ptv.book, desk, on.knowledge(), on.clock()),
                new ConflictPages(desk, on.knowledge(), on.clock())))
        .withOrders(ptv.orders());
  }

  /** What the terminal may ask. */
  Map<String, Operator> orders() {
    return Map.of(READ, this::read);
  }

  private Outcome read(Order order) {
    String source = order.need(SOURCE);
    try {
      PtvReader.Reading reading =
          source.startsWith("http")
              ? importer.importAddress(URI.create(source))
              : importer.importFile(Path.of(source));
      String skipped =
          reading.skipped() == 0
              ? ""
              : reading.skipped() + " skipped: not published, or without a name";
      return Outcome.done(
          "services and channels of PTV read: " + reading.entries().size(), skipped);
    } catch (PtvException | FetchException | IllegalArgumentException e) {
      return Outcome.refused("nothing was read: " + e.getMessage());
    }
  }
}
