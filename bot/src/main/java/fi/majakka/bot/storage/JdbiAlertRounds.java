package fi.majakka.bot.storage;

import fi.majakka.bot.jobs.alerts.Alert;
import fi.majakka.bot.jobs.alerts.AlertRounds;
import fi.majakka.bot.privacy.MasterKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Matching and telling in the database: some hundred searches a commit. */
public final class JdbiAlertRounds implements AlertRounds {
  private static final int FETCHED_AT_ONCE = 1000;
  private final Database database;
  private final AlertTelling telling;
  private final Clock clock;

  public JdbiAlertRounds(Database database, MasterKey master, Clock clock) {
    this.database = database;
    this.telling = new AlertTelling(database, master, clock);
    this.clock = clock;
  }

  @Override
  public Optional<Long> beginMatching(String owner, Duration lease) {
    Instant now = clock.instant();
    return database
        .writes()
        .submit(
            handle -> {
              int taken =
                  handle
                      .createUpdate(
                          "update job_alert_matching set owner = :owner, lease_until = :until where"
                              + " one = 1 and (lease_until is null or lease_until <= :now or owner"
                              + " = :owner)")
                      .bind("owner", owner)
                      .bind("until", now.plus(lease))
                      .bind("now", now)
                      .execute();
              return taken == 0
                  ? Optional.<Long>empty()
                  : handle
                      .createQuery("select revision from job_alert_matching where one = 1")
                      .mapTo(Long.class)
                      .findOne();
            })
        .join();
  }

  @Override
  public long freshAfter(long revision, Consumer<Fresh> fresh) {
    return database
        .jdbi()
        .inTransaction(
            handle -> {
              long to =
                  handle
                      .createQuery("select latest from vacancy_revision where one = 1")
                      .mapTo(Long.class)
                      .one();
              if (to > revision) {
                handle
                    .createQuery(
                        "select "
                            + JdbiVacancyStore.COLUMNS
                            + ", first_seen_at from vacancy where revision > :from and revision <="
                            + " :to and status = 'open'")
                    .bind("from", revision)
                    .bind("to", to)
                    .setFetchSize(FETCHED_AT_ONCE)
                    .map(
                        (row, context) ->
                            new Fresh(
                                JdbiVacancyStore.vacancy(row),
                                row.getTimestamp("first_seen_at").toInstant()))
                    .forEach(fresh);
              }
              return to;
            });
  }

  @Override
  public void each(Consumer<Alert> alerts) {
    Instant now = clock.instant();
    database
        .jdbi()
        .useTransaction(
            handle ->
                handle
                    .createQuery(
                        "select "
                            + AlertRows.COLUMNS
                            + " from job_alert a where a.confirmed and a.expires_at > :now")
                    .bind("now", now)
                    .setFetchSize(FETCHED_AT_ONCE)
                    .map((row, context) -> AlertRows.alert(row))
                    .forEach(alerts));
  }

  @Override
  public boolean found(String owner, Duration lease, List<Match> matches) {
    Instant now = clock.instant();
    List<Match> all = List.copyOf(matches);
    return database
        .writes()
        .submit(
            handle -> {
              boolean mine = stillMine(handle, owner, now.plus(lease));
              if (mine && !all.isEmpty()) {
                note(handle, all, now);
              }
              return mine;
            })
        .join();
  }

  /** Holds the row until the transaction ends, so that nobody else notes anything meanwhile. */
  private static boolean stillMine(Handle handle, String owner, Instant until) {
    return handle
            .createUpdate(
                "update job_alert_matching set lease_until = :until where one = 1 and owner ="
                    + " :owner")
            .bind("until", until)
            .bind("owner", owner)
            .execute()
        == 1;
  }

  private static void note(Handle handle, List<Match> matches, Instant now) {
    Map<String, Known> known = known(handle, matches);
    PreparedBatch findings =
        handle.prepareBatch(
            "insert into job_alert_finding (alert_id, number, found_at, vacancies) select id,"
                + " :number, :now, :vacancies from job_alert where id = :alert");
    PreparedBatch due =
        handle.prepareBatch(
            "update job_alert set due_at = :due where id = :alert and (due_at is null or due_at >"
                + " :due)");
    for (Match match : matches) {
      String alert = match.alert().id();
      Known before = known.getOrDefault(alert, new Known());
      Map<Long, String> fresh = new LinkedHashMap<>(match.vacancies());
      fresh.keySet().removeAll(before.vacancies.keySet());
      if (!fresh.isEmpty()) {
        findings
            .bind("alert", alert)
            .bind("number", before.last + 1)
            .bind("now", now)
            .bind("vacancies", AlertRows.text(fresh))
            .add();
        due.bind("alert", alert).bind("due", match.due()).add();
      }
    }
    if (findings.size() > 0) {
      findings.execute();
      due.execute();
    }
  }

  /** What is noted of a search so far. */
  private static final class Known {
    private final Map<Long, String> vacancies = new HashMap<>();
    private int last;

    private void add(int number, Map<Long, String> more) {
      vacancies.putAll(more);
      last = Math.max(last, number);
    }
  }

  private static Map<String, Known> known(Handle handle, List<Match> matches) {
    Map<String, Known> known = new HashMap<>();
    handle
        .createQuery(
            "select alert_id, number, vacancies from job_alert_finding where alert_id in (<ids>)")
        .bindList("ids", matches.stream().map(match -> match.alert().id()).toList())
        .map(
            (row, context) -> {
              known
                  .computeIfAbsent(row.getString("alert_id"), id -> new Known())
                  .add(row.getInt("number"), AlertRows.vacancies(row));
              return true;
            })
        .forEach(done -> {});
    return known;
  }

  @Override
  public void endMatching(String owner, long revision) {
    database
        .writes()
        .submit(
            handle ->
                handle
                    .createUpdate(
                        "update job_alert_matching set revision = :revision, lease_until = null"
                            + " where one = 1 and owner = :owner")
                    .bind("revision", revision)
                    .bind("owner", owner)
                    .execute())
        .join();
  }

  @Override
  public List<Due> due(Instant now, int most) {
    return telling.due(now, most);
  }

  @Override
  public CompletableFuture<Integer> tell(Map<Due, Telling> messages) {
    return telling.tell(messages);
  }

  @Override
  public void clean(Instant now, Instant unconfirmedBefore) {
    database
        .writes()
        .submit(
            handle ->
                handle
                    .createUpdate(
                        "delete from job_alert where expires_at <= :now or (not confirmed and"
                            + " created_at < :before)")
                    .bind("now", now)
                    .bind("before", unconfirmedBefore)
                    .execute())
        .join();
  }
}
