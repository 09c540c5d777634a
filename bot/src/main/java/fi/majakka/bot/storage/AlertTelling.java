package fi.majakka.bot.storage;

import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.jobs.alerts.Alert;
import fi.majakka.bot.jobs.alerts.AlertRounds.Due;
import fi.majakka.bot.jobs.alerts.AlertRounds.Telling;
import fi.majakka.bot.privacy.ConversationCipher;
import fi.majakka.bot.privacy.MasterKey;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Takes the saved searches that have something to tell, and puts the messages into the queues of
 * their channels. Thread-safe.
 */
final class AlertTelling {
  private final Database database;
  private final MasterKey master;
  private final Ciphers ciphers;
  private final JdbiMailQueue mails;
  private final Clock clock;
  private final Codec codec = new Codec();

  AlertTelling(Database database, MasterKey master, Clock clock) {
    this.database = database;
    this.master = master;
    this.ciphers = new Ciphers(master);
    this.mails = new JdbiMailQueue(database, master, clock);
    this.clock = clock;
  }

  List<Due> due(Instant now, int most) {
    return database
        .jdbi()
        .withHandle(
            handle -> {
              List<Row> rows =
                  handle
                      .createQuery(
                          "select "
                              + AlertRows.COLUMNS
                              + " from job_alert a where a.due_at <= :now and a.confirmed order by"
                              + " a.due_at, a.id fetch first :most rows only")
                      .bind("now", now)
                      .bind("most", most)
                      .map(
                          (row, context) ->
                              new Row(
                                  AlertRows.alert(row),
                                  row.getInt("messages"),
                                  row.getInt("told"),
                                  address(row)))
                      .list();
              return rows.isEmpty() ? List.<Due>of() : due(handle, rows);
            });
  }

  private record Row(Alert alert, int messages, int told, Optional<String> address) {}

  /** Findings of a search that wait. */
  private record Untold(List<String> vacancies, int last) {}

  private static List<Due> due(Handle handle, List<Row> rows) {
    Map<String, Untold> untold = new HashMap<>();
    handle
        .createQuery(
            "select f.alert_id, f.number, f.vacancies from job_alert a join job_alert_finding f on"
                + " f.alert_id = a.id and f.number > a.told where a.id in (<ids>)")
        .bindList("ids", rows.stream().map(row -> row.alert().id()).toList())
        .map(
            (row, context) -> {
              Untold more =
                  new Untold(List.copyOf(AlertRows.vacancies(row).values()), row.getInt("number"));
              untold.merge(row.getString("alert_id"), more, AlertTelling::both);
              return true;
            })
        .forEach(done -> {});
    List<Due> due = new ArrayList<>();
    for (Row row : rows) {
      Untold waiting = untold.getOrDefault(row.alert().id(), new Untold(List.of(), row.told()));
      due.add(
          new Due(
              row.alert(), waiting.vacancies(), waiting.last(), row.messages() + 1, row.address()));
    }
    return due;
  }

  private static Untold both(Untold one, Untold other) {
    List<String> vacancies = new ArrayList<>(one.vacancies());
    vacancies.addAll(other.vacancies());
    return new Untold(vacancies, Math.max(one.last(), other.last()));
  }

  private Optional<String> address(ResultSet row) throws SQLException {
    byte[] key = row.getBytes("data_key");
    return key == null
        ? Optional.empty()
        : Optional.of(
            new String(
                ConversationCipher.of(master, key, row.getString("id"))
                    .open(row.getBytes("address")),
                StandardCharsets.UTF_8));
  }

  CompletableFuture<Integer> tell(Map<Due, Telling> messages) {
    List<Ready> all = ready(messages);
    return database.writes().submit(handle -> tell(handle, all));
  }

  /**
   * A message that is ready for its queue.
   *
   * @param key the wrapped key that it was sealed with; null when there is no reply
   */
  private record Ready(Due due, Telling telling, byte @Nullable [] key, byte @Nullable [] reply) {}

  /** Sealing is the work of the one who tells, not of the one thread that writes. */
  private List<Ready> ready(Map<Due, Telling> messages) {
    Map<String, byte[]> keys = keys(messages.keySet().stream().map(Due::alert).toList());
    List<Ready> ready = new ArrayList<>();
    messages.forEach(
        (due, telling) -> {
          Optional<ConversationId> conversation = due.alert().conversation();
          byte[] key = conversation.map(id -> keys.get(id.value())).orElse(null);
          Optional<Reply> reply = telling.reply();
          ready.add(
              key == null || reply.isEmpty()
                  ? new Ready(due, telling, null, null)
                  : new Ready(
                      due,
                      telling,
                      key,
                      ciphers.of(conversation.orElseThrow(), key).seal(codec.write(reply.get()))));
        });
    return ready;
  }

  private Map<String, byte[]> keys(List<Alert> alerts) {
    List<String> conversations =
        alerts.stream()
            .flatMap(alert -> alert.conversation().stream())
            .map(ConversationId::value)
            .distinct()
            .toList();
    Map<String, byte[]> keys = new HashMap<>();
    if (!conversations.isEmpty()) {
      database
          .jdbi()
          .useHandle(
              handle ->
                  handle
                      .createQuery("select id, data_key from conversation where id in (<ids>)")
                      .bindList("ids", conversations)
                      .map(
                          (row, context) ->
                              Map.entry(row.getString("id"), row.getBytes("data_key")))
                      .forEach(each -> keys.put(each.getKey(), each.getValue())));
    }
    return keys;
  }

  private int tell(Handle handle, List<Ready> all) {
    Instant now = clock.instant();
    List<Ready> mine = mine(handle, all);
    if (mine.isEmpty()) {
      return 0;
    }
    mine.forEach(one -> one.telling().mail().ifPresent(mail -> mails.add(handle, mail)));
    queue(handle, mine, now);
    return mine.size();
  }

  /** Those that have not ended meanwhile, and that no other instance told first. */
  private static List<Ready> mine(Handle handle, List<Ready> all) {
    if (all.isEmpty()) {
      return List.of();
    }
    PreparedBatch counted =
        handle.prepareBatch(
            "update job_alert set messages = :number, told = :last, due_at = case when exists"
                + " (select 1 from job_alert_finding f where f.alert_id = :id and f.number > :last)"
                + " then due_at end where id = :id and messages = :before and due_at is not null");
    for (Ready one : all) {
      counted
          .bind("id", one.due().alert().id())
          .bind("number", one.due().number())
          .bind("before", one.due().number() - 1)
          .bind("last", one.due().last())
          .add();
    }
    int[] rows = counted.execute();
    List<Ready> mine = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] == 1) {
        mine.add(all.get(i));
      }
    }
    return mine;
  }

  /**
   * Nobody's yet: whichever instance looks for sends left behind takes it. A conversation that was
   * erased meanwhile, or begun anew, has no such key.
   */
  private static void queue(Handle handle, List<Ready> mine, Instant now) {
    PreparedBatch queued =
        handle.prepareBatch(
            "insert into outbox (conversation_id, message_id, channel, reply, status, created_at,"
                + " next_at, owner, lease_until) select id, :message, :channel, :reply, 'waiting',"
                + " :now, :now, '', :now from conversation where id = :conversation and data_key ="
                + " :key on conflict do nothing");
    for (Ready one : mine) {
      if (one.reply() != null) {
        queued
            .bind("conversation", one.due().alert().conversation().orElseThrow().value())
            .bind("message", one.telling().reply().orElseThrow().id())
            .bind("channel", one.due().alert().channel())
            .bind("reply", Objects.requireNonNull(one.reply()))
            .bind("key", Objects.requireNonNull(one.key()))
            .bind("now", now)
            .add();
      }
    }
    if (queued.size() > 0) {
      queued.execute();
    }
  }
}
