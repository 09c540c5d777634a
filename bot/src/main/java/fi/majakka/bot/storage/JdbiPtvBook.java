package fi.majakka.bot.storage;

import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.ptv.PtvBook;
import fi.majakka.bot.ptv.PtvEntry;
import fi.majakka.bot.ptv.PtvHeld;
import fi.majakka.bot.ptv.PtvLink;
import fi.majakka.bot.ptv.PtvRead;
import fi.majakka.bot.ptv.PtvRetry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/** Keeps what PTV said and what coordinators decided about it. */
public final class JdbiPtvBook implements PtvBook {
  private static final int LONGEST_WHY = 300;
  private static final int LONGEST_SOURCE = 500;
  private static final String ENTRY =
      "e.content, e.source, e.read_at, e.gone, e.aside from ptv_entry e";
  private final Database database;
  private final AuditTrail audit;
  private final Clock clock;
  private final Codec codec = new Codec();

  public JdbiPtvBook(Database database, AuditTrail audit, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public List<PtvHeld> all() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select " + ENTRY + " order by e.name, e.id")
                    .map((row, context) -> held(row))
                    .list());
  }

  @Override
  public Optional<PtvHeld> find(String entry) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select " + ENTRY + " where e.id = :id")
                    .bind("id", entry)
                    .map((row, context) -> held(row))
                    .findOne());
  }

  private PtvHeld held(ResultSet row) throws SQLException {
    return new PtvHeld(
        codec.read(row.getBytes("content"), PtvEntry.class),
        row.getString("source"),
        row.getTimestamp("read_at").toInstant(),
        row.getBoolean("gone"),
        row.getBoolean("aside"));
  }

  @Override
  public List<Bound> bound() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select l.*, "
                            + ENTRY
                            + " join ptv_link l on l.entry_id = e.id order by l.fact_id")
                    .map((row, context) -> new Bound(link(row), held(row)))
                    .list());
  }

  private static PtvLink link(ResultSet row) throws SQLException {
    Optional<PtvLink.Kept> kept = Optional.empty();
    if (row.getString("kept_theirs") != null) {
      kept =
          Optional.of(
              new PtvLink.Kept(
                  row.getString("kept_theirs"),
                  LocalDate.parse(row.getString("kept_until")),
                  row.getString("kept_reason"),
                  row.getString("kept_by")));
    }
    return new PtvLink(
        row.getString("fact_id"),
        row.getString("entry_id"),
        row.getString("linked_by"),
        row.getTimestamp("linked_at").toInstant(),
        row.getString("seen"),
        kept,
        Optional.ofNullable(row.getString("draft")));
  }

  @Override
  public CompletableFuture<Void> take(String source, List<PtvEntry> entries) {
    String from = shortened(source, LONGEST_SOURCE);
    return database
        .writes()
        .run(
            handle -> {
              Instant now = clock.instant();
              handle
                  .createUpdate("update ptv_entry set gone = true where source = :source")
                  .bind("source", from)
                  .execute();
              entries.forEach(entry -> put(handle, entry, from, now));
              register(handle, from);
              handle
                  .createUpdate(
                      "update ptv_read set failed = null, failures = 0, read_at = :now, entries ="
                          + " :entries where source = :source")
                  .bind("now", now)
                  .bind("entries", entries.size())
                  .bind("source", from)
                  .execute();
            });
  }

  private void put(Handle handle, PtvEntry entry, String source, Instant now) {
    String set = "name = :name, content = :content, source = :source, read_at = :now, gone = false";
    byte[] content = codec.write(entry);
    int known =
        handle
            .createUpdate("update ptv_entry set " + set + " where id = :id")
            .bind("id", entry.id())
            .bind("name", entry.title())
            .bind("content", content)
            .bind("source", source)
            .bind("now", now)
            .execute();
    if (known == 0) {
      handle
          .createUpdate(
              "insert into ptv_entry (id, name, content, source, read_at, gone, aside) values (:id,"
                  + " :name, :content, :source, :now, false, false)")
          .bind("id", entry.id())
          .bind("name", entry.title())
          .bind("content", content)
          .bind("source", source)
          .bind("now", now)
          .execute();
    }
  }

  private static void register(Handle handle, String source) {
    handle
        .createUpdate(
            "insert into ptv_read (source, entries) values (:source, 0) on conflict do nothing")
        .bind("source", source)
        .execute();
  }

  @Override
  public CompletableFuture<Void> failed(String address, String why, Duration every) {
    String source = shortened(address, LONGEST_SOURCE);
    return database
        .writes()
        .run(
            handle -> {
              register(handle, source);
              int failures =
                  1
                      + handle
                          .createQuery("select failures from ptv_read where source = :source")
                          .bind("source", source)
                          .mapTo(int.class)
                          .one();
              handle
                  .createUpdate(
                      "update ptv_read set failed = :failed, failures = :failures, next_at = :next"
                          + " where source = :source")
                  .bind("failed", shortened(why, LONGEST_WHY))
                  .bind("failures", failures)
                  .bind("next", clock.instant().plus(PtvRetry.after(failures, every)))
                  .bind("source", source)
                  .execute();
            });
  }

  private static String shortened(String text, int longest) {
    return text.length() > longest ? text.substring(0, longest) : text;
  }

  @Override
  public List<PtvRead> reads() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select source, read_at, entries, failed from ptv_read order by 1")
                    .map(
                        (row, context) ->
                            new PtvRead(
                                row.getString("source"),
                                Optional.ofNullable(row.getTimestamp("read_at"))
                                    .map(Timestamp::toInstant),
                                row.getInt("entries"),
                                Optional.ofNullable(row.getString("failed"))))
                    .list());
  }

  @Override
  public boolean claim(String address, Duration every) {
    String source = shortened(address, LONGEST_SOURCE);
    Instant now = clock.instant();
    return database
            .writes()
            .submit(
                handle -> {
                  register(handle, source);
                  return handle
                      .createUpdate(
                          "update ptv_read set next_at = :next where source = :source and (next_at"
                              + " is null or next_at <= :now)")
                      .bind("next", now.plus(every))
                      .bind("now", now)
                      .bind("source", source)
                      .execute();
                })
            .join()
        == 1;
  }

  @Override
  public CompletableFuture<Void> link(PtvLink link, AuditEntry entry) {
    return database
        .writes()
        .run(
            handle -> {
              delete(handle, link.fact());
              handle
                  .createUpdate(
                      "insert into ptv_link (fact_id, entry_id, linked_by, linked_at, seen,"
                          + " kept_theirs, kept_until, kept_reason, kept_by, draft) values (:fact,"
                          + " :entry, :by, :at, :seen, :theirs, :until, :reason, :keeper, :draft)")
                  .bind("fact", link.fact())
                  .bind("entry", link.entry())
                  .bind("by", link.by())
                  .bind("at", link.at())
                  .bind("seen", link.seen())
                  .bind("theirs", link.kept().map(PtvLink.Kept::theirs).orElse(null))
                  .bind("until", link.kept().map(kept -> kept.until().toString()).orElse(null))
                  .bind("reason", link.kept().map(PtvLink.Kept::reason).orElse(null))
                  .bind("keeper", link.kept().map(PtvLink.Kept::by).orElse(null))
                  .bind("draft", link.draft().orElse(null))
                  .execute();
              audit.append(handle, entry);
            });
  }

  private static int delete(Handle handle, String fact) {
    return handle
        .createUpdate("delete from ptv_link where fact_id = :fact")
        .bind("fact", fact)
        .execute();
  }

  @Override
  public CompletableFuture<Void> unlink(String fact, AuditEntry entry) {
    return database
        .writes()
        .run(
            handle -> {
              if (delete(handle, fact) > 0) {
                audit.append(handle, entry);
              }
            });
  }

  @Override
  public CompletableFuture<Void> setAside(String entry, boolean aside, AuditEntry note) {
    return database
        .writes()
        .run(
            handle -> {
              int changed =
                  handle
                      .createUpdate(
                          "update ptv_entry set aside = :aside where id = :id and aside <> :aside")
                      .bind("aside", aside)
                      .bind("id", entry)
                      .execute();
              if (changed > 0) {
                audit.append(handle, note);
              }
            });
  }
}
