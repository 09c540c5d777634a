package fi.majakka.bot.storage;

import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.teaching.ModelBook;
import fi.majakka.bot.teaching.TaughtLine;
import fi.majakka.bot.teaching.TaughtModel;
import fi.majakka.bot.teaching.TaughtModel.Stage;
import fi.majakka.bot.teaching.TaughtModel.State;
import fi.majakka.bot.teaching.TrainingReport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Keeps trainings and models in the database. */
public final class JdbiModelBook implements ModelBook {
  private static final String COLUMNS =
      "select id, state, stage, started_by, started_at, ended_at, base, model, digest, report from"
          + " taught_model";

  private final Database database;
  private final AuditTrail audit;
  private final Clock clock;
  private final Codec codec = new Codec();

  public JdbiModelBook(Database database, AuditTrail audit, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public CompletableFuture<Optional<Long>> begin(
      String instance, String base, Collection<TaughtLine> lines, AuditEntry entry) {
    return database
        .writes()
        .submit(
            handle -> {
              Instant now = clock.instant();
              int begun =
                  handle
                      .createUpdate(
                          "insert into taught_model (state, stage, slot, instance, beat_at,"
                              + " started_by, started_at, base) values (:state, :stage, 1,"
                              + " :instance, :now, :who, :now, :base) on conflict do nothing")
                      .bind("state", State.RUNNING.code())
                      .bind("stage", Stage.TRAINING.code())
                      .bind("instance", instance)
                      .bind("now", now)
                      .bind("who", entry.who())
                      .bind("base", base)
                      .execute();
              if (begun == 0) {
                return Optional.empty();
              }
              long id =
                  handle
                      .createQuery("select id from taught_model where slot = 1")
                      .mapTo(Long.class)
                      .one();
              ModelParts.lines(handle, id, lines);
              audit.append(handle, entry);
              return Optional.of(id);
            });
  }

  @Override
  public CompletableFuture<Void> beat(long id, Stage stage) {
    return database
        .writes()
        .run(
            handle ->
                handle
                    .createUpdate(
                        "update taught_model set beat_at = :now, stage = :stage where id = :id and"
                            + " slot = 1")
                    .bind("now", clock.instant())
                    .bind("stage", stage.code())
                    .bind("id", id)
                    .execute());
  }

  @Override
  public CompletableFuture<Boolean> ready(
      long id, String model, String digest, TrainingReport report) {
    return database
        .writes()
        .submit(
            handle -> {
              boolean alive =
                  handle
                          .createUpdate(
                              "update taught_model set state = :ready, slot = null, ended_at ="
                                  + " :now, model = :model, digest = :digest, report = :report"
                                  + " where id = :id and slot = 1")
                          .bind("ready", State.READY.code())
                          .bind("now", clock.instant())
                          .bind("model", model)
                          .bind("digest", digest)
                          .bind("report", codec.write(report))
                          .bind("id", id)
                          .execute()
                      > 0;
              if (alive) {
                handle
                    .createUpdate(
                        "update taught_model set state = :discarded where state = :ready and id <>"
                            + " :id")
                    .bind("discarded", State.DISCARDED.code())
                    .bind("ready", State.READY.code())
                    .bind("id", id)
                    .execute();
                audit.append(
                    handle, AuditEntry.of(AuditEntry.PROGRAM, "model.trained", Long.toString(id)));
              }
              return alive;
            });
  }

  @Override
  public CompletableFuture<Boolean> end(long id, State state, AuditEntry entry) {
    return database
        .writes()
        .submit(
            handle -> {
              boolean ended =
                  handle
                          .createUpdate(
                              "update taught_model set state = :state, slot = null, ended_at = :now"
                                  + " where id = :id and state in ('running', 'ready')")
                          .bind("state", state.code())
                          .bind("now", clock.instant())
                          .bind("id", id)
                          .execute()
                      > 0;
              if (ended) {
                audit.append(handle, entry);
              }
              return ended;
            });
  }

  @Override
  public CompletableFuture<Integer> interrupt(Instant silentSince) {
    return database
        .writes()
        .submit(
            handle ->
                handle
                    .createUpdate(
                        "update taught_model set state = :state, slot = null, ended_at = :now where"
                            + " slot = 1 and beat_at < :since")
                    .bind("state", State.INTERRUPTED.code())
                    .bind("now", clock.instant())
                    .bind("since", silentSince)
                    .execute());
  }

  @Override
  public Optional<TaughtModel> find(long id) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(COLUMNS + " where id = :id")
                    .bind("id", id)
                    .map((row, context) -> model(row))
                    .findOne());
  }

  @Override
  public List<TaughtModel> latest(int most) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(COLUMNS + " order by id desc fetch first :most rows only")
                    .bind("most", most)
                    .map((row, context) -> model(row))
                    .list());
  }

  private TaughtModel model(ResultSet row) throws SQLException {
    byte @Nullable [] report = row.getBytes("report");
    return new TaughtModel(
        row.getLong("id"),
        State.of(row.getString("state")),
        Stage.of(row.getString("stage")),
        row.getString("started_by"),
        row.getTimestamp("started_at").toInstant(),
        Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant),
        row.getString("base"),
        Optional.ofNullable(row.getString("model")),
        Optional.ofNullable(row.getString("digest")),
        report == null ? Optional.empty() : Optional.of(codec.read(report, TrainingReport.class)));
  }

  @Override
  public Set<Long> lines(long id) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select line_id from taught_model_line where model_id = :id")
                    .bind("id", id)
                    .mapTo(Long.class)
                    .set());
  }

  @Override
  public int withdrawn(long id) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select count(*) from taught_model_line m where m.model_id = :id and"
                            + " m.visitor and not exists (select 1 from taught_line l join"
                            + " recorded_question q on q.id = l.question_id join question_consent c"
                            + " on c.conversation_id = q.conversation_id where l.id = m.line_id and"
                            + " c.teaching)")
                    .bind("id", id)
                    .mapTo(Integer.class)
                    .one());
  }

  @Override
  public Head head() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select in_use, former, has_former, changed_by, changed_at from model_head"
                            + " where id = 1")
                    .map(
                        (row, context) ->
                            new Head(
                                number(row, "in_use"),
                                number(row, "former"),
                                row.getBoolean("has_former"),
                                Optional.ofNullable(row.getString("changed_by")),
                                Optional.ofNullable(row.getTimestamp("changed_at"))
                                    .map(Timestamp::toInstant)))
                    .one());
  }

  private static Optional<Long> number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }

  @Override
  public CompletableFuture<Boolean> use(Head expected, Optional<Long> next, AuditEntry entry) {
    return database
        .writes()
        .submit(
            handle -> {
              boolean changed =
                  handle
                          .createUpdate(
                              "update model_head set former = in_use, in_use = :next, has_former ="
                                  + " true, changed_by = :who, changed_at = :now where id = 1 and"
                                  + " coalesce(in_use, 0) = :expected")
                          .bind("next", next.orElse(null))
                          .bind("who", entry.who())
                          .bind("now", clock.instant())
                          .bind("expected", expected.inUse().orElse(0L))
                          .execute()
                      > 0;
              if (changed) {
                next.ifPresent(id -> used(handle, id));
                audit.append(handle, entry);
              }
              return changed;
            });
  }

  private static void used(Handle handle, long id) {
    handle
        .createUpdate("update taught_model set state = :state where id = :id")
        .bind("state", State.USED.code())
        .bind("id", id)
        .execute();
  }

  @Override
  public CompletableFuture<Void> put(long id, String file, int number, byte[] content) {
    return database.writes().run(handle -> ModelParts.put(handle, id, file, number, content));
  }

  @Override
  public Optional<byte[]> part(long id, String file, int number) {
    return database.jdbi().withHandle(handle -> ModelParts.find(handle, id, file, number));
  }

  @Override
  public CompletableFuture<Void> forgetOthers() {
    return database.writes().run(ModelParts::forgetOthers);
  }
}
