package fi.majakka.bot.storage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.majakka.bot.accounts.AuditChain;
import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.accounts.AuditLog;
import fi.majakka.bot.accounts.AuditRow;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The audit log; repositories append to it in the transaction of the change itself. */
public final class AuditTrail implements AuditLog {
  private static final RowMapper<AuditRow> ROW =
      (row, context) ->
          new AuditRow(
              row.getLong("number"),
              row.getTimestamp("written_at").toInstant(),
              row.getString("who"),
              row.getString("action"),
              row.getString("subject"),
              row.getString("detail"),
              row.getBytes("mac"));

  private final Database database;
  private final AuditChain chain;
  private final Clock clock;

  /**
   * @param key of {@link JdbiSecrets}
   */
  public AuditTrail(Database database, byte[] key, Clock clock) {
    this.database = database;
    this.chain = new AuditChain(key);
    this.clock = clock;
  }

  /** Adds an entry in the transaction of the change that it tells of. */
  public void append(Handle handle, AuditEntry entry) {
    AuditRow last =
        handle
            .createQuery("select number, mac from audit_head where id = 1 for update")
            .map((row, context) -> head(row.getLong("number"), row.getBytes("mac")))
            .one();
    byte[] before = last.number() == 0 ? chain.start() : last.mac();
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    long number = last.number() + 1;
    String detail = json(entry.detail());
    byte[] mac =
        chain.mac(before, number, at, entry.who(), entry.action(), entry.subject(), detail);
    handle
        .createUpdate(
            "insert into audit (number, written_at, who, action, subject, detail, mac)"
                + " values (:number, :at, :who, :action, :subject, :detail, :mac)")
        .bind("number", number)
        .bind("at", at)
        .bind("who", entry.who())
        .bind("action", entry.action())
        .bind("subject", entry.subject())
        .bind("detail", detail)
        .bind("mac", mac)
        .execute();
    handle
        .createUpdate("update audit_head set number = :number, mac = :mac where id = 1")
        .bind("number", number)
        .bind("mac", mac)
        .execute();
  }

  private static AuditRow head(long number, byte[] mac) {
    return new AuditRow(number, Instant.EPOCH, "", "", "", "", mac);
  }

  private static String json(Map<String, String> detail) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(detail).forEach(node::put);
    return node.toString();
  }

  @Override
  public CompletableFuture<Void> record(AuditEntry entry) {
    return database
        .writes()
        .run(
            handle -> {
              append(handle, entry);
            });
  }

  @Override
  public List<AuditRow> rows(Filter filter, Optional<Long> before, int most) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select * from audit where number < :before"
                            + " and (:who = '' or who = :who)"
                            + " and (:subject = '' or subject = :subject)"
                            + " and substring(action from 1 for char_length(:action)) = :action"
                            + " order by number desc limit :most")
                    .bind("before", before.orElse(Long.MAX_VALUE))
                    .bind("who", filter.who())
                    .bind("subject", filter.subject())
                    .bind("action", filter.action())
                    .bind("most", most)
                    .map(ROW)
                    .list());
  }

  @Override
  public Optional<Head> head() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select number, mac from audit_head where id = 1 and number > 0")
                    .map((row, context) -> head(row.getLong("number"), row.getBytes("mac")))
                    .findOne())
        .map(AuditTrail::headOf);
  }

  private static Head headOf(AuditRow row) {
    return new Head(row.number(), HexFormat.of().formatHex(row.mac()));
  }

  @Override
  public Check verify(List<Head> known) {
    Optional<Head> stored = head();
    return database
        .jdbi()
        .withHandle(
            handle -> {
              try (Stream<AuditRow> rows =
                  handle
                      .createQuery("select * from audit order by number")
                      .setFetchSize(1_000)
                      .map(ROW)
                      .stream()) {
                return check(rows.iterator(), stored, known);
              }
            });
  }

  private Check check(Iterator<AuditRow> rows, Optional<Head> stored, List<Head> known) {
    Map<Long, Head> kept =
        Stream.concat(known.stream(), stored.stream())
            .collect(Collectors.toMap(Head::number, Function.identity(), (one, other) -> one));
    byte[] before = chain.start();
    long number = 0;
    while (rows.hasNext()) {
      AuditRow row = rows.next();
      Optional<Head> expected = Optional.ofNullable(kept.remove(row.number()));
      boolean asKept = expected.map(headOf(row)::equals).orElse(true);
      if (!chain.follows(before, number, row) || !asKept) {
        return new Check(number, Optional.of(number + 1), stored);
      }
      before = row.mac();
      number = row.number();
    }
    boolean cut = !kept.isEmpty();
    return new Check(number, cut ? Optional.of(number + 1) : Optional.empty(), stored);
  }
}
