package fi.majakka.bot.storage;

import fi.majakka.bot.jobs.FeedSource;
import fi.majakka.bot.jobs.FeedState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The feeds that vacancies come by: who reads each, how far it has come, and why it fails. */
final class VacancyFeeds {
  private final Database database;
  private final Clock clock;

  VacancyFeeds(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  void register(FeedSource feed) {
    database.writes().submit(handle -> register(handle, feed)).join();
  }

  /** An import that began at a moment has come to its end. */
  void succeeded(FeedSource feed, Instant began) {
    database
        .writes()
        .submit(
            handle ->
                handle
                    .createUpdate(
                        "update vacancy_feed set succeeded_at = :now, watermark = :now,"
                            + " failing_since = null, failure = null, lease_until = null where name"
                            + " = :name")
                    .bind("now", began)
                    .bind("name", feed.name())
                    .execute())
        .join();
  }

  private static int register(Handle handle, FeedSource feed) {
    int known =
        bind(
                handle.createUpdate(
                    "update vacancy_feed set kind = :kind, title = :title, url = :url, passed_on ="
                        + " :passedOn where name = :name"),
                feed)
            .execute();
    return known == 1
        ? known
        : bind(
                handle.createUpdate(
                    "insert into vacancy_feed (name, kind, title, url, passed_on) values (:name,"
                        + " :kind, :title, :url, :passedOn) on conflict do nothing"),
                feed)
            .execute();
  }

  private static org.jdbi.v3.core.statement.Update bind(
      org.jdbi.v3.core.statement.Update update, FeedSource feed) {
    return update
        .bind("name", feed.name())
        .bind("kind", feed.kind())
        .bind("title", feed.title())
        .bind("url", feed.url())
        .bind("passedOn", feed.passedOn());
  }

  boolean claim(FeedSource feed, String owner, Duration every, Duration lease) {
    Instant now = clock.instant();
    return database
            .writes()
            .submit(
                handle -> {
                  register(handle, feed);
                  return handle
                      .createUpdate(
                          "update vacancy_feed set owner = :owner, lease_until = :lease, next_at ="
                              + " :next where name = :name and (next_at is null or next_at <= :now)"
                              + " and (lease_until is null or lease_until <= :now)")
                      .bind("owner", owner)
                      .bind("lease", now.plus(lease))
                      .bind("next", now.plus(every))
                      .bind("now", now)
                      .bind("name", feed.name())
                      .execute();
                })
            .join()
        == 1;
  }

  void failed(FeedSource feed, String why) {
    database
        .writes()
        .submit(
            handle -> {
              register(handle, feed);
              return handle
                  .createUpdate(
                      "update vacancy_feed set failing_since = coalesce(failing_since, :now),"
                          + " failure = :why, lease_until = null where name = :name")
                  .bind("now", clock.instant())
                  .bind("why", why.length() > 300 ? why.substring(0, 300) : why)
                  .bind("name", feed.name())
                  .execute();
            })
        .join();
  }

  List<FeedState> all() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select f.name, f.kind, f.title, f.url, f.passed_on, f.succeeded_at,"
                            + " f.failing_since, f.failure, (select count(*) from vacancy v where"
                            + " v.feed = f.name and v.status = 'open') as open_now from"
                            + " vacancy_feed f order by f.name")
                    .map(
                        (row, context) ->
                            new FeedState(
                                new FeedSource(
                                    row.getString("name"),
                                    row.getString("kind"),
                                    row.getString("title"),
                                    row.getString("url"),
                                    row.getBoolean("passed_on")),
                                row.getLong("open_now"),
                                JdbiVacancyStore.instant(row.getTimestamp("succeeded_at")),
                                JdbiVacancyStore.instant(row.getTimestamp("failing_since")),
                                Optional.ofNullable(row.getString("failure"))))
                    .list());
  }

  Optional<Instant> watermark(String feed) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select watermark from vacancy_feed where name = :name and watermark is not"
                            + " null")
                    .bind("name", feed)
                    .mapTo(Instant.class)
                    .findOne());
  }
}
