package fi.majakka.bot.jobs.feed;

import fi.majakka.bot.config.Config;
import fi.majakka.bot.fetch.FetchException;
import fi.majakka.bot.fetch.Fetcher;
import fi.majakka.bot.jobs.FeedBook;
import fi.majakka.bot.jobs.FeedSource;
import fi.majakka.bot.jobs.ImportReport;
import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.bot.jobs.VacancyStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Imports the feeds of the settings when they are due, on one instance at a time. */
public final class FeedSchedule {
  private static final Duration LEASE = Duration.ofMinutes(30);
  private static final Logger LOG = LoggerFactory.getLogger(FeedSchedule.class);
  private final Config.Jobs config;
  private final VacancyImporter importer;
  private final VacancyStore store;
  private final FeedBook book;
  private final Municipalities municipalities;
  private final Fetcher fetcher;
  private final String owner = UUID.randomUUID().toString();

  public FeedSchedule(
      Config.Jobs config,
      VacancyImporter importer,
      VacancyStore store,
      FeedBook book,
      Municipalities municipalities,
      Fetcher fetcher) {
    this.config = config;
    this.importer = importer;
    this.store = store;
    this.book = book;
    this.municipalities = municipalities;
    this.fetcher = fetcher;
  }

  /** Imports every feed that is due; a broken one is noted and keeps its vacancies. */
  public void importDue() {
    for (Config.Feed feed : config.feeds()) {
      FeedSource source = source(feed);
      if (store.claim(source, owner, config.importEvery(), LEASE)) {
        try {
          ImportReport report = importFeed(feed);
          LOG.info(
              "feed {}: {} new, {} changed, {} ended, {} refused",
              report.feed(),
              report.fresh(),
              report.changed(),
              report.ended(),
              report.refusedInAll());
          report.kept().ifPresent(why -> store.failed(source, why));
        } catch (FetchException | FeedBrokenException e) {
          LOG.warn("feed {} failed: {}", feed.name(), e.getMessage());
          store.failed(source, String.valueOf(e.getMessage()));
        }
        book.refresh();
      }
    }
  }

  /** Imports one feed of the settings now. */
  public ImportReport importFeed(Config.Feed feed) {
    VacancyImporter.Terms terms =
        new VacancyImporter.Terms(
            Optional.of(feed.name()),
            feed.title(),
            feed.employer(),
            feed.municipalities().size() == 1
                ? Optional.of(feed.municipalities().get(0))
                : Optional.empty(),
            feed.passedOn());
    if (feed.kind() == Config.FeedKind.TMT) {
      List<String> codes =
          feed.municipalities().stream()
              .flatMap(name -> municipalities.code(name).stream())
              .toList();
      return importer.importTmt(feed.url(), feed.key().orElse(""), codes, terms, fetcher);
    }
    return importer.importAddress(feed.url(), terms, fetcher);
  }

  private static FeedSource source(Config.Feed feed) {
    boolean tmt = feed.kind() == Config.FeedKind.TMT;
    return new FeedSource(
        feed.name(),
        tmt ? "tmt" : "address",
        feed.title().orElse(tmt ? VacancyImporter.TMT_TITLE : feed.url().getHost()),
        tmt ? VacancyImporter.TMT_URL : feed.url().toString(),
        feed.passedOn().orElse(false));
  }
}
