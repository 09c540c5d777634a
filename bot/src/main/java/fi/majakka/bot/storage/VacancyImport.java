package fi.majakka.bot.storage;

import fi.majakka.bot.jobs.FeedLine;
import fi.majakka.bot.jobs.FeedSource;
import fi.majakka.bot.jobs.ImportReport;
import fi.majakka.bot.jobs.Posting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * One import of one feed: compares what comes with what is there and writes the difference, a
 * thousand rows a transaction. Done again it changes nothing. Confined to one thread; the
 * database's writer sees only finished rows.
 */
final class VacancyImport {
  /** An ended vacancy keeps its id, and none of its texts. */
  static final String END =
      "update vacancy set status = 'ended', content_hash = 0, revision = :revision, changed_at ="
          + " :now, description_fi = null, description_en = null";

  /** Each commit is forced to disk; so many rows make that cheap and still fit in memory. */
  private static final int AT_ONCE = 1_000;

  private static final int REFUSED_SHOWN = 100;

  /** A feed that lost more than half of at least this many looks broken, not empty. */
  private static final int ENOUGH_TO_TELL = 20;

  private static final String VALUES =
      "title_fi = :titleFi, title_en = :titleEn, employer = :employer, municipalities ="
          + " :municipalities, occupations = :occupations, kinds = :kinds, finnish = :finnish,"
          + " no_experience = :noExperience, positions = :positions, published_at = :published,"
          + " expires_at = :expires, url = :url, description_fi = :textFi, description_en = :textEn";
  private final Database database;
  private final FeedSource feed;
  private final Instant began;
  private final PostingKeys keys;
  private final Map<String, Long> known = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final List<Row> fresh = new ArrayList<>();
  private final List<Row> changed = new ArrayList<>();
  private final List<FeedLine.Refused> refused = new ArrayList<>();

  /** While some rows are written, the next are read. */
  private CompletableFuture<Void> written = CompletableFuture.allOf();

  private int freshCount;
  private int changedCount;
  private int sameCount;
  private int endedCount;
  private int refusedCount;

  VacancyImport(Database database, FeedSource feed, Instant began) {
    this.database = database;
    this.feed = feed;
    this.began = began;
    this.keys = new PostingKeys(feed.name());
  }

  /** What is written of a posting, reckoned by the thread that reads. */
  private record Row(Posting posting, String id, long hash, long sameAs) {}

  private Row row(Posting posting, long hash) {
    return new Row(posting, keys.id(posting.externalId()), hash, keys.sameAs(posting));
  }

  Instant began() {
    return began;
  }

  ImportReport run(Iterator<FeedLine> lines, boolean complete) {
    readKnown();
    List<String> over = new ArrayList<>();
    while (lines.hasNext()) {
      FeedLine line = lines.next();
      if (line instanceof FeedLine.Found found) {
        take(found);
      } else if (line instanceof FeedLine.Ended gone) {
        if (known.getOrDefault(gone.externalId(), 0L) != 0 && seen.add(gone.externalId())) {
          over.add(gone.externalId());
        }
      } else if (line instanceof FeedLine.Refused no) {
        refusedCount++;
        if (refused.size() < REFUSED_SHOWN) {
          refused.add(no);
        }
      }
      if (fresh.size() + changed.size() >= AT_ONCE) {
        write();
      }
    }
    write();
    written.join();
    end(over);
    Optional<String> kept = complete ? endMissing() : Optional.empty();
    return new ImportReport(
        feed.name(), freshCount, changedCount, sameCount, endedCount, refusedCount, refused, kept);
  }

  private void readKnown() {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createQuery(
                        "select external_id, case when status = 'ended' then 0 else content_hash"
                            + " end as hash from vacancy where feed = :feed")
                    .bind("feed", feed.name())
                    .setFetchSize(1000)
                    .map(
                        (row, context) ->
                            Map.entry(row.getString("external_id"), row.getLong("hash")))
                    .forEach(entry -> known.put(entry.getKey(), entry.getValue())));
  }

  private void take(FeedLine.Found found) {
    Posting posting = found.posting();
    if (!seen.add(posting.externalId())) {
      refusedCount++;
      if (refused.size() < REFUSED_SHOWN) {
        refused.add(new FeedLine.Refused(found.line(), "the same id again"));
      }
      return;
    }
    long hash = keys.hash(posting);
    Long before = known.get(posting.externalId());
    if (before == null) {
      fresh.add(row(posting, hash));
      freshCount++;
    } else if (before == hash) {
      sameCount++;
    } else {
      changed.add(row(posting, hash));
      if (before == 0) {
        freshCount++;
      } else {
        changedCount++;
      }
    }
  }

  private void write() {
    if (fresh.isEmpty() && changed.isEmpty()) {
      return;
    }
    List<Row> adding = List.copyOf(fresh);
    List<Row> changing = List.copyOf(changed);
    fresh.clear();
    changed.clear();
    written.join();
    written =
        database
            .writes()
            .run(
                handle -> {
                  long revision = JdbiVacancyStore.nextRevision(handle);
                  insert(handle, adding, revision);
                  update(handle, changing, revision);
                });
  }

  private void insert(Handle handle, List<Row> rows, long revision) {
    if (rows.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into vacancy (id, feed, external_id, status, content_hash, same_as, revision,"
                + " title_fi, title_en, employer, municipalities, occupations, kinds, finnish,"
                + " no_experience, positions, published_at, expires_at, url, description_fi,"
                + " description_en, first_seen_at, changed_at) values (:id, :feed, :external,"
                + " 'open', :hash, :sameAs, :revision, :titleFi, :titleEn, :employer,"
                + " :municipalities, :occupations, :kinds, :finnish, :noExperience, :positions,"
                + " :published, :expires, :url, :textFi, :textEn, :now, :now) on conflict do"
                + " nothing");
    for (Row row : rows) {
      batch.bind("id", row.id());
      bind(batch, row, revision);
    }
    batch.execute();
  }

  private void update(Handle handle, List<Row> rows, long revision) {
    if (rows.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "update vacancy set status = 'open', content_hash = :hash, same_as = :sameAs, revision"
                + " = :revision, changed_at = :now, "
                + VALUES
                + " where feed = :feed and external_id = :external");
    rows.forEach(row -> bind(batch, row, revision));
    batch.execute();
  }

  private void bind(PreparedBatch batch, Row row, long revision) {
    JdbiVacancyStore.bind(batch, row.posting());
    batch
        .bind("feed", feed.name())
        .bind("external", row.posting().externalId())
        .bind("hash", row.hash())
        .bind("sameAs", row.sameAs())
        .bind("revision", revision)
        .bind("now", began)
        .add();
  }

  private Optional<String> endMissing() {
    List<String> missing =
        known.entrySet().stream()
            .filter(entry -> entry.getValue() != 0 && !seen.contains(entry.getKey()))
            .map(Map.Entry::getKey)
            .toList();
    long open = known.values().stream().filter(hash -> hash != 0).count();
    int found = freshCount + changedCount + sameCount;
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    if (found == 0 || (open >= ENOUGH_TO_TELL && missing.size() * 2L > open)) {
      return Optional.of(
          missing.size()
              + " of "
              + open
              + " vacancies are missing, which looks like a broken feed");
    }
    end(missing);
    return Optional.empty();
  }

  private void end(List<String> externalIds) {
    for (int from = 0; from < externalIds.size(); from += AT_ONCE) {
      List<String> some = externalIds.subList(from, Math.min(externalIds.size(), from + AT_ONCE));
      endedCount +=
          database
              .writes()
              .submit(
                  handle ->
                      handle
                          .createUpdate(
                              END
                                  + " where feed = :feed and status <> 'ended' and external_id in"
                                  + " (<ids>)")
                          .bindList("ids", some)
                          .bind("revision", JdbiVacancyStore.nextRevision(handle))
                          .bind("now", began)
                          .bind("feed", feed.name())
                          .execute())
              .join();
    }
  }
}
