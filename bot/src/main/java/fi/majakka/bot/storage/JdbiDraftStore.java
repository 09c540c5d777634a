package fi.majakka.bot.storage;

import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.editorial.Draft;
import fi.majakka.bot.editorial.DraftStore;
import fi.majakka.bot.editorial.Overlay;
import fi.majakka.bot.editorial.Presence;
import fi.majakka.bot.editorial.Release;
import fi.majakka.kb.KnowledgeTree.Content;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** Keeps drafts in the database, and who has which file open. */
public final class JdbiDraftStore implements DraftStore, Presence {
  private static final String COLUMNS =
      "select id, title, kind, author, base, state, revision, created_at, changed_at, reviewer,"
          + " remark, publish_at from kb_draft";
  private final Database database;
  private final AuditTrail audit;
  private final Clock clock;

  public JdbiDraftStore(Database database, AuditTrail audit, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public Optional<Draft> find(String id) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                drafts(handle, handle.createQuery(COLUMNS + " where id = :id").bind("id", id))
                    .stream()
                    .findFirst());
  }

  @Override
  public List<Draft> alive() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                drafts(
                    handle,
                    handle.createQuery(
                        COLUMNS
                            + " where state in ('open', 'in_review', 'approved') order by"
                            + " changed_at desc, id")));
  }

  @Override
  public List<Draft> due(Instant now) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                drafts(
                    handle,
                    handle
                        .createQuery(
                            COLUMNS
                                + " where state = 'approved' and publish_at <= :now order by"
                                + " publish_at, id")
                        .bind("now", now)));
  }

  private static List<Draft> drafts(Handle handle, Query query) {
    Map<String, Set<String>> editors = new HashMap<>();
    List<Draft> bare = query.map((row, context) -> draft(row)).list();
    if (!bare.isEmpty()) {
      handle
          .createQuery("select draft, name from kb_draft_editor where draft in (<ids>)")
          .bindList("ids", bare.stream().map(Draft::id).toList())
          .map((row, context) -> Map.entry(row.getString("draft"), row.getString("name")))
          .forEach(
              entry ->
                  editors
                      .computeIfAbsent(entry.getKey(), id -> new HashSet<>())
                      .add(entry.getValue()));
    }
    return bare.stream()
        .map(draft -> draft.editedBy(editors.getOrDefault(draft.id(), Set.of())))
        .toList();
  }

  private static Draft draft(ResultSet row) throws SQLException {
    return new Draft(
        row.getString("id"),
        row.getString("title"),
        Release.Kind.of(row.getString("kind")),
        row.getString("author"),
        row.getInt("base"),
        Draft.State.of(row.getString("state")),
        row.getInt("revision"),
        Set.of(),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("changed_at").toInstant(),
        Optional.ofNullable(row.getString("reviewer")),
        Optional.ofNullable(row.getString("remark")),
        Optional.ofNullable(row.getTimestamp("publish_at")).map(java.sql.Timestamp::toInstant));
  }

  @Override
  public Overlay overlay(String id) {
    return database
        .jdbi()
        .withHandle(
            handle -> {
              Map<String, Optional<String>> hashes = new TreeMap<>();
              handle
                  .createQuery("select path, hash from kb_draft_file where draft = :id")
                  .bind("id", id)
                  .map(
                      (row, context) ->
                          Map.entry(
                              row.getString("path"), Optional.ofNullable(row.getString("hash"))))
                  .forEach(entry -> hashes.put(entry.getKey(), entry.getValue()));
              Map<String, Content> contents = new HashMap<>();
              KnowledgeBlobs.fetch(
                  handle, hashes.values().stream().flatMap(Optional::stream).toList(), contents);
              TreeMap<String, Optional<Content>> files = new TreeMap<>();
              hashes.forEach(
                  (path, hash) ->
                      files.put(
                          path, hash.flatMap(known -> Optional.ofNullable(contents.get(known)))));
              return new Overlay(files);
            });
  }

  @Override
  public CompletableFuture<Void> add(Draft draft, Overlay overlay, AuditEntry entry) {
    return database
        .writes()
        .submit(
            handle -> {
              bind(
                      handle.createUpdate(
                          "insert into kb_draft (id, title, kind, author, base, state, revision,"
                              + " created_at, changed_at, reviewer, remark, publish_at) values"
                              + " (:id, :title, :kind, :author, :base, :state, :revision,"
                              + " :created, :changed, :reviewer, :remark, :publishAt)"),
                      draft)
                  .bind("title", draft.title())
                  .bind("kind", draft.kind().code())
                  .bind("author", draft.author())
                  .bind("created", draft.createdAt())
                  .execute();
              editors(handle, draft);
              files(handle, draft, overlay);
              audit.append(handle, entry);
              return true;
            })
        .thenAccept(done -> {});
  }

  @Override
  public CompletableFuture<Boolean> change(
      Draft draft, Optional<Overlay> overlay, AuditEntry entry) {
    return database
        .writes()
        .submit(
            handle -> {
              if (!change(handle, draft)) {
                return false;
              }
              overlay.ifPresent(
                  files -> {
                    handle
                        .createUpdate("delete from kb_draft_file where draft = :id")
                        .bind("id", draft.id())
                        .execute();
                    files(handle, draft, files);
                  });
              if (draft.state() == Draft.State.DISCARDED && draft.kind() == Release.Kind.SHIPPED) {
                takenIn(handle);
              }
              audit.append(handle, entry);
              return true;
            });
  }

  /** Stores a draft over the revision before it; false when that is not there any more. */
  static boolean change(Handle handle, Draft draft) {
    int rows =
        bind(
                handle.createUpdate(
                    "update kb_draft set base = :base, state = :state, revision = :revision,"
                        + " changed_at = :changed, reviewer = :reviewer, remark = :remark,"
                        + " publish_at = :publishAt where id = :id and revision = :revision - 1"),
                draft)
            .execute();
    if (rows == 1) {
      editors(handle, draft);
    }
    return rows == 1;
  }

  /** The shipped files that were offered have been taken in, or refused: they are known now. */
  static void takenIn(Handle handle) {
    handle.createUpdate("update kb_head set shipped = offered where id = 1").execute();
  }

  private static org.jdbi.v3.core.statement.Update bind(
      org.jdbi.v3.core.statement.Update update, Draft draft) {
    return update
        .bind("id", draft.id())
        .bind("base", draft.base())
        .bind("state", draft.state().code())
        .bind("revision", draft.revision())
        .bind("changed", draft.changedAt())
        .bind("reviewer", draft.reviewer().orElse(null))
        .bind("remark", draft.remark().orElse(null))
        .bind("publishAt", draft.publishAt().orElse(null));
  }

  private static void editors(Handle handle, Draft draft) {
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into kb_draft_editor (draft, name) values (:draft, :name)"
                + " on conflict do nothing");
    draft.editors().forEach(name -> batch.bind("draft", draft.id()).bind("name", name).add());
    batch.execute();
  }

  private void files(Handle handle, Draft draft, Overlay overlay) {
    if (overlay.files().isEmpty()) {
      return;
    }
    KnowledgeBlobs.store(
        handle,
        overlay.files().values().stream().flatMap(Optional::stream).toList(),
        clock.instant());
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into kb_draft_file (draft, path, hash) values (:draft, :path, :hash)");
    overlay
        .files()
        .forEach(
            (path, content) ->
                batch
                    .bind("draft", draft.id())
                    .bind("path", path)
                    .bind("hash", content.map(Content::hash).orElse(null))
                    .add());
    batch.execute();
  }

  @Override
  public CompletableFuture<Void> seen(String path, String who, Instant now) {
    return database
        .writes()
        .submit(
            handle -> {
              handle
                  .createUpdate("delete from kb_presence where path = :path and who = :who")
                  .bind("path", path)
                  .bind("who", who)
                  .execute();
              return handle
                  .createUpdate(
                      "insert into kb_presence (path, who, seen_at) values (:path, :who, :now)")
                  .bind("path", path)
                  .bind("who", who)
                  .bind("now", now)
                  .execute();
            })
        .thenAccept(rows -> {});
  }

  @Override
  public List<String> others(String path, String who, Instant since) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select who from kb_presence where path = :path and who <> :who and seen_at"
                            + " > :since order by who")
                    .bind("path", path)
                    .bind("who", who)
                    .bind("since", since)
                    .mapTo(String.class)
                    .list());
  }
}
