package fi.majakka.bot.storage;

import fi.majakka.bot.jobs.Employment;
import fi.majakka.bot.jobs.FeedLine;
import fi.majakka.bot.jobs.FeedSource;
import fi.majakka.bot.jobs.FeedState;
import fi.majakka.bot.jobs.ImportReport;
import fi.majakka.bot.jobs.LanguageNeed;
import fi.majakka.bot.jobs.Localized;
import fi.majakka.bot.jobs.Posting;
import fi.majakka.bot.jobs.Vacancy;
import fi.majakka.bot.jobs.VacancyStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Keeps vacancies in the database. */
public final class JdbiVacancyStore implements VacancyStore {
  /** So long an ended vacancy keeps its id, for instances that have not heard yet. */
  private static final Duration REMEMBERED = Duration.ofDays(30);

  private static final int FETCHED_AT_ONCE = 1000;
  static final String COLUMNS =
      "id, feed, same_as, status, title_fi, title_en, employer, municipalities, occupations, kinds,"
          + " finnish, no_experience, published_at, expires_at, url, revision";
  private final Database database;
  private final VacancyFeeds feeds;
  private final Clock clock;

  public JdbiVacancyStore(Database database, Clock clock) {
    this.database = database;
    this.feeds = new VacancyFeeds(database, clock);
    this.clock = clock;
  }

  @Override
  public ImportReport importFrom(FeedSource feed, Iterator<FeedLine> lines, boolean complete) {
    feeds.register(feed);
    VacancyImport running = new VacancyImport(database, feed, clock.instant());
    ImportReport report = running.run(lines, complete);
    feeds.succeeded(feed, running.began());
    return report;
  }

  @Override
  public boolean claim(FeedSource feed, String owner, Duration every, Duration lease) {
    return feeds.claim(feed, owner, every, lease);
  }

  @Override
  public void failed(FeedSource feed, String why) {
    feeds.failed(feed, why);
  }

  @Override
  public List<FeedState> feeds() {
    return feeds.all();
  }

  @Override
  public Optional<Instant> watermark(String feed) {
    return feeds.watermark(feed);
  }

  @Override
  public int endAll(String feed) {
    return database
        .writes()
        .submit(
            handle ->
                handle
                    .createUpdate(VacancyImport.END + " where feed = :feed and status <> 'ended'")
                    .bind("revision", nextRevision(handle))
                    .bind("now", clock.instant())
                    .bind("feed", feed)
                    .execute())
        .join();
  }

  /** The next revision; holds the row until the transaction ends. */
  static long nextRevision(Handle handle) {
    handle.execute("update vacancy_revision set latest = latest + 1 where one = 1");
    return handle
        .createQuery("select latest from vacancy_revision where one = 1")
        .mapTo(Long.class)
        .one();
  }

  @Override
  public long changesAfter(long revision, Consumer<Vacancy> open, Consumer<String> gone) {
    return database
        .jdbi()
        .inTransaction(
            handle -> {
              long now =
                  handle
                      .createQuery("select latest from vacancy_revision where one = 1")
                      .mapTo(Long.class)
                      .one();
              if (now > revision) {
                read(handle, revision, now, open, gone);
              }
              return now;
            });
  }

  private static void read(
      Handle handle, long from, long to, Consumer<Vacancy> open, Consumer<String> gone) {
    handle
        .createQuery(
            "select " + COLUMNS + " from vacancy where revision > :from and revision <= :to")
        .bind("from", from)
        .bind("to", to)
        .setFetchSize(FETCHED_AT_ONCE)
        .map(
            (row, context) -> {
              if (row.getString("status").equals("open")) {
                open.accept(vacancy(row));
              } else {
                gone.accept(row.getString("id"));
              }
              return true;
            })
        .forEach(done -> {});
  }

  static Vacancy vacancy(ResultSet row) throws SQLException {
    return new Vacancy(
        row.getString("id"),
        row.getString("feed").intern(),
        row.getLong("same_as"),
        localized(row, "title").orElseThrow(),
        row.getString("employer").intern(),
        list(row.getString("municipalities")),
        list(row.getString("occupations")),
        row.getInt("kinds"),
        LanguageNeed.valueOf(row.getString("finnish")),
        row.getBoolean("no_experience"),
        row.getTimestamp("published_at").toInstant(),
        instant(row.getTimestamp("expires_at")),
        Optional.ofNullable(row.getString("url")));
  }

  private static Optional<Localized> localized(ResultSet row, String name) throws SQLException {
    Optional<String> fi = Optional.ofNullable(row.getString(name + "_fi"));
    Optional<String> en = Optional.ofNullable(row.getString(name + "_en"));
    return fi.isEmpty() && en.isEmpty() ? Optional.empty() : Optional.of(new Localized(fi, en));
  }

  static Optional<Instant> instant(@org.jspecify.annotations.Nullable Timestamp timestamp) {
    return Optional.ofNullable(timestamp).map(Timestamp::toInstant);
  }

  private static List<String> list(String joined) {
    return joined.isEmpty()
        ? List.of()
        : Stream.of(joined.split(",", -1)).map(String::intern).toList();
  }

  @Override
  public Optional<Localized> description(String id) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select description_fi, description_en from vacancy where id = :id and"
                            + " status = 'open'")
                    .bind("id", id)
                    .map((row, context) -> localized(row, "description"))
                    .findOne()
                    .flatMap(found -> found));
  }

  @Override
  public void clean() {
    Instant now = clock.instant();
    database
        .writes()
        .submit(
            handle -> {
              int past =
                  handle
                      .createQuery(
                          "select count(*) from vacancy where status = 'open' and expires_at <="
                              + " :now")
                      .bind("now", now)
                      .mapTo(Integer.class)
                      .one();
              if (past > 0) {
                handle
                    .createUpdate(
                        VacancyImport.END + " where status = 'open' and expires_at <= :now")
                    .bind("revision", nextRevision(handle))
                    .bind("now", now)
                    .execute();
              }
              return handle
                  .createUpdate(
                      "delete from vacancy where status = 'ended' and changed_at < :before")
                  .bind("before", now.minus(REMEMBERED))
                  .execute();
            })
        .join();
  }

  static String joined(Iterable<String> codes) {
    return String.join(",", codes);
  }

  /** What a row holds of a posting, in the order of the columns of an import. */
  static void bind(org.jdbi.v3.core.statement.PreparedBatch batch, Posting posting) {
    batch
        .bind("titleFi", posting.title().fi().orElse(null))
        .bind("titleEn", posting.title().en().orElse(null))
        .bind("employer", posting.employer())
        .bind("municipalities", joined(posting.municipalities()))
        .bind("occupations", joined(posting.occupations()))
        .bind("kinds", Employment.mask(posting.kinds()))
        .bind("finnish", posting.language().name())
        .bind("noExperience", posting.noExperience())
        .bind("positions", boxed(posting.positions()))
        .bind("published", posting.published())
        .bind("expires", posting.expires().orElse(null))
        .bind("url", posting.url().orElse(null))
        .bind("textFi", posting.description().flatMap(Localized::fi).orElse(null))
        .bind("textEn", posting.description().flatMap(Localized::en).orElse(null));
  }

  private static @org.jspecify.annotations.Nullable Integer boxed(OptionalInt number) {
    return number.isPresent() ? number.getAsInt() : null;
  }

  static String key(Stream<String> parts) {
    return parts.collect(Collectors.joining("\u0000"));
  }
}
