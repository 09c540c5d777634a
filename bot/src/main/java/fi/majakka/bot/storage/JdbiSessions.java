package fi.majakka.bot.storage;

import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.accounts.Session;
import fi.majakka.bot.accounts.Sessions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.mapper.RowMapper;

/** Sessions of the studio, so that any instance knows them and a restart ends none. */
public final class JdbiSessions implements Sessions {
  private static final String SELECT =
      "select studio_user.*, s.id as session_id, s.stage, s.started_at, s.seen_at from studio_session"
          + " s join studio_user on studio_user.id = s.user_id";
  private static final RowMapper<Session> SESSION =
      (row, context) ->
          new Session(
              row.getString("session_id"),
              JdbiUsers.user(row, context),
              Session.Stage.valueOf(row.getString("stage")),
              row.getTimestamp("started_at").toInstant(),
              row.getTimestamp("seen_at").toInstant());

  private final Database database;
  private final AuditTrail audit;

  public JdbiSessions(Database database, AuditTrail audit) {
    this.database = database;
    this.audit = audit;
  }

  @Override
  public Optional<Session> find(String id) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(SELECT + " where s.id = :id")
                    .bind("id", id)
                    .map(SESSION)
                    .findOne());
  }

  @Override
  public List<Session> of(long user) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(SELECT + " where s.user_id = :user order by s.started_at desc")
                    .bind("user", user)
                    .map(SESSION)
                    .list());
  }

  @Override
  public CompletableFuture<Void> begin(
      String id, long user, Session.Stage stage, Instant at, Optional<String> instead) {
    return database
        .writes()
        .run(
            handle -> {
              instead.ifPresent(
                  old ->
                      handle
                          .createUpdate("delete from studio_session where id = :id")
                          .bind("id", old)
                          .execute());
              handle
                  .createUpdate(
                      "insert into studio_session (id, user_id, stage, started_at, seen_at)"
                          + " values (:id, :user, :stage, :at, :at)")
                  .bind("id", id)
                  .bind("user", user)
                  .bind("stage", stage.name())
                  .bind("at", at)
                  .execute();
            });
  }

  @Override
  public CompletableFuture<Void> seen(String id, Instant at) {
    return database
        .writes()
        .run(
            handle -> {
              handle
                  .createUpdate("update studio_session set seen_at = :at where id = :id")
                  .bind("at", at)
                  .bind("id", id)
                  .execute();
            });
  }

  @Override
  public CompletableFuture<Void> end(String id, AuditEntry entry) {
    return delete("id = :value", id, "", entry);
  }

  @Override
  public CompletableFuture<Void> endOthers(long user, String kept, AuditEntry entry) {
    return delete("user_id = :value and id <> :kept", user, kept, entry);
  }

  private CompletableFuture<Void> delete(
      String which, Object value, String kept, AuditEntry entry) {
    return database
        .writes()
        .run(
            handle -> {
              int ended =
                  handle
                      .createUpdate("delete from studio_session where " + which)
                      .bind("value", value)
                      .bind("kept", kept)
                      .execute();
              if (ended > 0) {
                audit.append(handle, entry);
              }
            });
  }

  @Override
  public CompletableFuture<Integer> endOld(Instant startedBefore, Instant seenBefore) {
    return database
        .writes()
        .submit(
            handle ->
                handle
                    .createUpdate(
                        "delete from studio_session where started_at < :started or seen_at < :seen")
                    .bind("started", startedBefore)
                    .bind("seen", seenBefore)
                    .execute());
  }
}
