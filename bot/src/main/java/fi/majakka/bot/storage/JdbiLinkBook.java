package fi.majakka.bot.storage;

import fi.majakka.bot.links.LinkBook;
import fi.majakka.bot.links.LinkState;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/** Keeps how published addresses were found. */
public final class JdbiLinkBook implements LinkBook {
  private final Database database;
  private final Clock clock;

  public JdbiLinkBook(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Map<String, LinkState> states() {
    Map<String, LinkState> states = new HashMap<>();
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createQuery("select * from link_check where checked_at is not null")
                    .map(
                        (row, context) ->
                            new LinkState(
                                row.getString("url"),
                                row.getTimestamp("checked_at").toInstant(),
                                row.getInt("failed_days"),
                                day(row.getString("failed_since")),
                                day(row.getString("failed_last")),
                                row.getString("why"),
                                Optional.ofNullable(row.getString("moved_to"))))
                    .forEach(state -> states.put(state.url(), state)));
    return states;
  }

  private static Optional<LocalDate> day(String day) {
    return Optional.ofNullable(day).map(LocalDate::parse);
  }

  @Override
  public boolean claim(String url, Instant until) {
    Instant now = clock.instant();
    return database
            .writes()
            .submit(
                handle -> {
                  register(handle, url);
                  return handle
                      .createUpdate(
                          "update link_check set claimed_until = :until where url = :url and"
                              + " (claimed_until is null or claimed_until <= :now)")
                      .bind("until", until)
                      .bind("url", url)
                      .bind("now", now)
                      .execute();
                })
            .join()
        == 1;
  }

  private static void register(Handle handle, String url) {
    handle
        .createUpdate(
            "insert into link_check (url, failed_days, why) values (:url, 0, '') on conflict do"
                + " nothing")
        .bind("url", url)
        .execute();
  }

  @Override
  public CompletableFuture<Void> note(LinkState state) {
    return database
        .writes()
        .run(
            handle -> {
              register(handle, state.url());
              handle
                  .createUpdate(
                      "update link_check set checked_at = :at, failed_days = :days, failed_since ="
                          + " :since, failed_last = :last, why = :why, moved_to = :moved,"
                          + " claimed_until = null where url = :url")
                  .bind("at", state.checkedAt())
                  .bind("days", state.failedDays())
                  .bind("since", state.since().map(LocalDate::toString).orElse(null))
                  .bind("last", state.last().map(LocalDate::toString).orElse(null))
                  .bind("why", state.why())
                  .bind("moved", state.movedTo().orElse(null))
                  .bind("url", state.url())
                  .execute();
            });
  }
}
