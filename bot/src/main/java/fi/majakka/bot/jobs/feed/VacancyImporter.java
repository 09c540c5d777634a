package fi.majakka.bot.jobs.feed;

import fi.majakka.bot.fetch.FetchException;
import fi.majakka.bot.fetch.Fetcher;
import fi.majakka.bot.jobs.FeedLine;
import fi.majakka.bot.jobs.FeedSource;
import fi.majakka.bot.jobs.ImportReport;
import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.bot.jobs.Occupations;
import fi.majakka.bot.jobs.VacancyStore;
import fi.majakka.kb.KnowledgeBase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Imports vacancies from files and addresses, in whatever format they are. Thread-safe. */
public final class VacancyImporter {
  /** So far back a feed is asked again, for clocks that differ. */
  private static final Duration OVERLAP = Duration.ofMinutes(10);

  static final String TMT_TITLE = "Työmarkkinatorin asiakastietojärjestelmä";
  static final String TMT_URL = "https://tyomarkkinatori.fi/";
  private final VacancyStore store;
  private final Supplier<KnowledgeBase> knowledge;
  private final Municipalities municipalities;
  private final Occupations occupations;
  private final String site;
  private final Clock clock;

  /**
   * @param site cited for vacancies that are published nowhere else
   */
  public VacancyImporter(
      VacancyStore store,
      Supplier<KnowledgeBase> knowledge,
      Municipalities municipalities,
      Occupations occupations,
      String site,
      Clock clock) {
    this.store = store;
    this.knowledge = knowledge;
    this.municipalities = municipalities;
    this.occupations = occupations;
    this.site = site;
    this.clock = clock;
  }

  /**
   * How a feed is to be taken, where it does not tell by itself.
   *
   * @param name of the feed; without one it is made from where it lies
   * @param title as cited
   * @param employer of vacancies that name none
   * @param municipality of vacancies that name none
   * @param passedOn whether its vacancies may be passed on as data
   */
  public record Terms(
      Optional<String> name,
      Optional<String> title,
      Optional<String> employer,
      Optional<String> municipality,
      Optional<Boolean> passedOn) {

    /** Nothing but what the feed tells. */
    public static Terms none() {
      return new Terms(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /**
   * Imports a file.
   *
   * @throws FeedBrokenException when it cannot be read
   */
  public ImportReport importFile(Path file, Terms terms) {
    Path name = file.getFileName();
    return importFrom(file, terms, name == null ? "file" : name.toString(), Optional.empty());
  }

  /** Imports the vacancies that are made up. */
  ImportReport importSample(Path file) {
    FeedSource source =
        new FeedSource(
            FeedSource.SAMPLE,
            FeedSource.SAMPLE,
            "Majakka: esimerkki / sample",
            site + "/jobs",
            false);
    return read(file, Terms.none(), lines -> store.importFrom(source, lines, true));
  }

  /**
   * Imports what lies at an address.
   *
   * @throws FetchException when it cannot be fetched
   * @throws FeedBrokenException when it cannot be read
   */
  public ImportReport importAddress(URI address, Terms terms, Fetcher fetcher) {
    return fetched(
        Fetcher.Ask.get(address),
        fetcher,
        file -> importFrom(file, terms, address.getHost(), Optional.of(address.toString())));
  }

  /**
   * Imports Työmarkkinatori's vacancies: all of them the first time, then what changed.
   *
   * @param municipalityCodes only of these municipalities; all when empty
   */
  public ImportReport importTmt(
      URI address, String key, List<String> municipalityCodes, Terms terms, Fetcher fetcher) {
    String name = terms.name().orElse("tmt");
    Optional<Instant> since = store.watermark(name).map(last -> last.minus(OVERLAP));
    FeedSource source = source("tmt", terms, name, Optional.empty(), Optional.empty());
    ImportReport report =
        fetched(
            TmtAsk.of(address, key, municipalityCodes, since, "PUBLISHED"),
            fetcher,
            file -> read(file, terms, lines -> store.importFrom(source, lines, since.isEmpty())));
    if (since.isEmpty()) {
      return report;
    }
    ImportReport gone =
        fetched(
            TmtAsk.of(address, key, municipalityCodes, since, "ARCHIVED"),
            fetcher,
            file ->
                read(file, terms, lines -> store.importFrom(source, new OnlyEnded(lines), false)));
    return new ImportReport(
        report.feed(),
        report.fresh(),
        report.changed(),
        report.same(),
        report.ended() + gone.ended(),
        report.refusedInAll(),
        report.refused(),
        report.kept());
  }

  /** Does something with a feed that is open. */
  private interface Taking {
    ImportReport take(FeedFile lines);
  }

  private interface TakingFile {
    ImportReport take(Path file);
  }

  private static ImportReport fetched(Fetcher.Ask ask, Fetcher fetcher, TakingFile taking) {
    try {
      Path file = Files.createTempFile("majakka-feed", ".part");
      try {
        fetcher.fetch(ask, file);
        return taking.take(file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new FeedBrokenException("there is no room for the feed", e);
    }
  }

  private ImportReport importFrom(Path file, Terms terms, String where, Optional<String> address) {
    Feeds.Opened opened = Feeds.open(file, reading(terms));
    try (FeedFile lines = opened.lines()) {
      FeedSource source =
          source(opened.kind(), terms, nameOf(opened.kind(), where), address, lines.first());
      boolean complete = !opened.kind().equals("tmt") && !opened.kind().equals("rss");
      return store.importFrom(source, lines, complete);
    } catch (IOException e) {
      throw new FeedBrokenException("the file cannot be read", e);
    }
  }

  private ImportReport read(Path file, Terms terms, Taking taking) {
    try {
      if (Files.size(file) == 0) {
        return taking.take(new ListedFeed(new ArrayList<>()));
      }
      try (FeedFile lines = Feeds.open(file, reading(terms)).lines()) {
        return taking.take(lines);
      }
    } catch (IOException e) {
      throw new FeedBrokenException("the feed cannot be read", e);
    }
  }

  private Reading reading(Terms terms) {
    return new Reading(
        municipalities,
        occupations,
        new PlaceNames(municipalities, knowledge.get().places()),
        clock.instant(),
        terms.employer(),
        terms.municipality().flatMap(municipalities::code));
  }

  private FeedSource source(
      String kind,
      Terms terms,
      String name,
      Optional<String> address,
      Optional<FeedLine.Found> first) {
    boolean tmt = kind.equals("tmt");
    Optional<URI> published =
        first.flatMap(found -> found.posting().url()).flatMap(VacancyImporter::origin);
    String title =
        terms
            .title()
            .or(() -> tmt ? Optional.of(TMT_TITLE) : Optional.empty())
            .or(() -> published.map(URI::getHost))
            .or(() -> first.map(found -> found.posting().employer()))
            .orElse(name);
    String url =
        tmt ? TMT_URL : address.or(() -> published.map(URI::toString)).orElse(site + "/jobs");
    return new FeedSource(
        terms.name().orElse(name),
        kind,
        title.length() > 200 ? title.substring(0, 200) : title,
        url,
        terms.passedOn().orElse(!tmt && !kind.equals("rss")));
  }

  private static Optional<URI> origin(String url) {
    try {
      URI address = URI.create(url);
      return address.getHost() == null
          ? Optional.empty()
          : Optional.of(URI.create(address.getScheme() + "://" + address.getAuthority() + "/"));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Työmarkkinatori's ids are the same wherever its vacancies are read from. */
  private static String nameOf(String kind, String where) {
    if (kind.equals("tmt")) {
      return "tmt";
    }
    String name =
        where
            .toLowerCase(Locale.ROOT)
            .replaceFirst("\\.(json|jsonld|ndjson|html?|xml|rss|atom|csv|txt)$", "")
            .replace('ä', 'a')
            .replace('ö', 'o')
            .replaceAll("[^a-z0-9.-]+", "-")
            .replaceAll("^[.-]+|[.-]+$", "");
    String shown = name.isEmpty() ? "file" : name;
    return shown.length() > 60 ? shown.substring(0, 60) : shown;
  }
}
