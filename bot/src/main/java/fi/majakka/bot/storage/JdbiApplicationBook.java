package fi.majakka.bot.storage;

import fi.majakka.bot.applications.Application;
import fi.majakka.bot.applications.ApplicationBook;
import fi.majakka.bot.applications.Employer;
import fi.majakka.bot.applications.EmployerView;
import fi.majakka.bot.applications.FactFilter;
import fi.majakka.bot.privacy.MasterKey;
import fi.majakka.bot.privacy.SignedIds;
import fi.majakka.kb.Event;
import fi.majakka.kb.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/** Shows open applications to coordinators and employers, and keeps the log of who looked. */
public final class JdbiApplicationBook implements ApplicationBook {
  private static final String VIEWS =
      "select id, employer_id, employer_name, handed_out_by, handed_out_at, expires_at, revoked_at"
          + " from application_view ";
  private final Database database;
  private final ApplicationRows rows;
  private final SignedIds ids;
  private final Clock clock;

  /**
   * @param ids makes the ids of windows
   */
  public JdbiApplicationBook(Database database, MasterKey master, SignedIds ids, Clock clock) {
    this.database = database;
    this.rows = new ApplicationRows(master);
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public List<Application> shared(FactFilter filter) {
    return database.jdbi().withHandle(handle -> rows.shared(handle, clock.instant())).stream()
        .filter(application -> filter.admits(application.facts()))
        .toList();
  }

  @Override
  public CompletableFuture<List<Application>> shown(EmployerView view, FactFilter filter) {
    return database.writes().submit(handle -> shown(handle, view, filter));
  }

  private List<Application> shown(Handle handle, EmployerView view, FactFilter filter) {
    Instant now = clock.instant();
    List<Application> shown =
        rows.shared(handle, now).stream()
            .filter(application -> reaches(application, view))
            .filter(application -> filter.admits(application.facts()))
            .toList();
    handle
        .createUpdate(
            "insert into application_look (view_id, at, shown) values (:view, :at, :shown)")
        .bind("view", view.id())
        .bind("at", now)
        .bind("shown", shown.size())
        .execute();
    LocalDate today = LocalDate.ofInstant(now, Event.ZONE);
    shown.forEach(application -> read(handle, application.id(), view.id(), today));
    return shown;
  }

  private static boolean reaches(Application application, EmployerView view) {
    return application
        .shared()
        .filter(shared -> shared.with().reaches(view.employer().id()))
        .isPresent();
  }

  private static void read(Handle handle, String application, String view, LocalDate today) {
    int known =
        handle
            .createUpdate(
                "update application_reading set times = times + 1 where application_id ="
                    + " :application and view_id = :view and read_on = :today")
            .bind("application", application)
            .bind("view", view)
            .bind("today", today)
            .execute();
    if (known == 0) {
      handle
          .createUpdate(
              "insert into application_reading (application_id, view_id, read_on, times) values"
                  + " (:application, :view, :today, 1) on conflict do nothing")
          .bind("application", application)
          .bind("view", view)
          .bind("today", today)
          .execute();
    }
  }

  @Override
  public CompletableFuture<Employer> addEmployer(String name, String coordinator) {
    Employer employer = new Employer("e-" + ids.fresh(), new Text(name, name));
    return database
        .writes()
        .submit(
            handle ->
                handle
                    .createUpdate(
                        "insert into application_employer (id, name, added_by, added_at) values"
                            + " (:id, :name, :by, :at)")
                    .bind("id", employer.id())
                    .bind("name", name)
                    .bind("by", coordinator)
                    .bind("at", clock.instant())
                    .execute())
        .thenApply(rowCount -> employer);
  }

  @Override
  public CompletableFuture<EmployerView> handOut(
      Employer employer, String coordinator, Instant until) {
    EmployerView view =
        new EmployerView(
            ids.fresh(), employer, coordinator, clock.instant(), until, Optional.empty());
    return database
        .writes()
        .submit(
            handle ->
                handle
                    .createUpdate(
                        "insert into application_view (id, employer_id, employer_name,"
                            + " handed_out_by, handed_out_at, expires_at) values (:id, :employer,"
                            + " :name, :by, :at, :until)")
                    .bind("id", view.id())
                    .bind("employer", employer.id())
                    .bind("name", employer.name().fi())
                    .bind("by", coordinator)
                    .bind("at", view.handedOutAt())
                    .bind("until", until)
                    .execute())
        .thenApply(rowCount -> view);
  }

  @Override
  public CompletableFuture<Boolean> revoke(String view, String coordinator) {
    return database
        .writes()
        .submit(
            handle ->
                handle
                        .createUpdate(
                            "update application_view set revoked_at = :now, revoked_by = :by where"
                                + " id = :id and revoked_at is null and expires_at > :now")
                        .bind("now", clock.instant())
                        .bind("by", coordinator)
                        .bind("id", view)
                        .execute()
                    == 1);
  }

  @Override
  public Optional<EmployerView> view(String id) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(VIEWS + "where id = :id")
                    .bind("id", id)
                    .map((row, context) -> view(row))
                    .findOne());
  }

  @Override
  public List<EmployerView> views() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(VIEWS + "order by handed_out_at desc, id")
                    .map((row, context) -> view(row))
                    .list());
  }

  private static EmployerView view(ResultSet row) throws SQLException {
    Timestamp revoked = row.getTimestamp("revoked_at");
    String name = row.getString("employer_name");
    return new EmployerView(
        row.getString("id"),
        new Employer(row.getString("employer_id"), new Text(name, name)),
        row.getString("handed_out_by"),
        row.getTimestamp("handed_out_at").toInstant(),
        row.getTimestamp("expires_at").toInstant(),
        Optional.ofNullable(revoked).map(Timestamp::toInstant));
  }

  @Override
  public List<Look> looks(String view) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select at, shown from application_look where view_id = :view order by seq"
                            + " desc fetch first 500 rows only")
                    .bind("view", view)
                    .map(
                        (row, context) ->
                            new Look(row.getTimestamp("at").toInstant(), row.getInt("shown")))
                    .list());
  }
}
