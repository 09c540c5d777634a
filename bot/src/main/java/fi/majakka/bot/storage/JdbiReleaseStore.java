package fi.majakka.bot.storage;

import fi.majakka.bot.editorial.Draft;
import fi.majakka.bot.editorial.Release;
import fi.majakka.bot.editorial.ReleaseStore;
import fi.majakka.kb.KnowledgeTree;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Keeps releases in the database. */
public final class JdbiReleaseStore implements ReleaseStore {
  private static final String COLUMNS =
      "select number, tree, kind, author, reviewer, reason, published_at, rolled_back_to, draft"
          + " from kb_release";
  private static final RowMapper<Release> RELEASE =
      (row, context) ->
          new Release(
              row.getInt("number"),
              row.getString("tree"),
              Release.Kind.of(row.getString("kind")),
              row.getString("author"),
              Optional.ofNullable(row.getString("reviewer")),
              row.getString("reason"),
              row.getTimestamp("published_at").toInstant(),
              Optional.ofNullable(row.getObject("rolled_back_to", Integer.class)),
              Optional.ofNullable(row.getString("draft")));
  private final Database database;
  private final AuditTrail audit;
  private final Clock clock;

  public JdbiReleaseStore(Database database, AuditTrail audit, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public int current() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select release_number from kb_head where id = 1")
                    .mapTo(Integer.class)
                    .one());
  }

  @Override
  public Optional<Release> find(int number) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(COLUMNS + " where number = :number")
                    .bind("number", number)
                    .map(RELEASE)
                    .findOne());
  }

  @Override
  public List<Release> list(int before, int most) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        COLUMNS
                            + " where number < :before order by number desc fetch first :most rows"
                            + " only")
                    .bind("before", before)
                    .bind("most", most)
                    .map(RELEASE)
                    .list());
  }

  @Override
  public KnowledgeTree tree(Release release, KnowledgeTree known) {
    return database.jdbi().withHandle(handle -> KnowledgeBlobs.tree(handle, release.tree(), known));
  }

  @Override
  public Optional<KnowledgeTree.Content> content(String hash) {
    return database.jdbi().withHandle(handle -> KnowledgeBlobs.find(handle, hash));
  }

  @Override
  public Map<String, AnswerVersion> answers(int number) {
    Map<String, AnswerVersion> answers = new HashMap<>();
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createQuery(
                        "select topic, version, fingerprint from kb_answer where release_number <="
                            + " :number order by topic, version")
                    .bind("number", number)
                    .map(
                        (row, context) ->
                            Map.entry(
                                row.getString("topic"),
                                new AnswerVersion(
                                    row.getInt("version"), row.getString("fingerprint"))))
                    .forEach(entry -> answers.put(entry.getKey(), entry.getValue())));
    return answers;
  }

  @Override
  public Map<String, Integer> highestVersions() {
    Map<String, Integer> versions = new HashMap<>();
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createQuery(
                        "select topic, max(version) as highest from kb_answer group by topic")
                    .map((row, context) -> Map.entry(row.getString("topic"), row.getInt("highest")))
                    .forEach(entry -> versions.put(entry.getKey(), entry.getValue())));
    return versions;
  }

  @Override
  public Optional<Span> serving(String topic, int version) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select a.release_number as first_release, coalesce((select"
                            + " min(n.release_number) - 1 from kb_answer n where n.topic = a.topic"
                            + " and n.release_number > a.release_number), h.release_number) as"
                            + " last_release from kb_answer a, kb_head h where a.topic = :topic and"
                            + " a.version = :version and h.id = 1")
                    .bind("topic", topic)
                    .bind("version", version)
                    .map(
                        (row, context) ->
                            new Span(row.getInt("first_release"), row.getInt("last_release")))
                    .findOne());
  }

  @Override
  public Optional<Integer> lastWith(List<String> files, Span among) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select max(r.number) as last from kb_release r where r.number between"
                            + " :first and :last and exists (select 1 from kb_file f where f.tree ="
                            + " r.tree and f.path in (<files>))")
                    .bind("first", among.first())
                    .bind("last", among.last())
                    .bindList("files", files)
                    .mapTo(Integer.class)
                    .findOne());
  }

  @Override
  public SortedMap<Integer, Integer> changing(String topic) {
    SortedMap<Integer, Integer> versions = new TreeMap<>(Comparator.reverseOrder());
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createQuery(
                        "select release_number, version from kb_answer where topic = :topic")
                    .bind("topic", topic)
                    .map(
                        (row, context) ->
                            Map.entry(row.getInt("release_number"), row.getInt("version")))
                    .forEach(entry -> versions.put(entry.getKey(), entry.getValue())));
    return versions;
  }

  @Override
  public Optional<KnowledgeTree> shipped() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select shipped from kb_head where id = 1 and shipped is not null")
                    .mapTo(String.class)
                    .findOne()
                    .map(id -> KnowledgeBlobs.tree(handle, id, KnowledgeTree.empty())));
  }

  @Override
  public CompletableFuture<Void> offered(KnowledgeTree tree) {
    return database
        .writes()
        .submit(
            handle -> {
              KnowledgeBlobs.storeTree(handle, tree, clock.instant());
              return handle
                  .createUpdate("update kb_head set offered = :tree where id = 1")
                  .bind("tree", tree.id())
                  .execute();
            })
        .thenAccept(rows -> {});
  }

  @Override
  public CompletableFuture<Boolean> publish(Publication publication) {
    return database.writes().submit(handle -> publish(handle, publication));
  }

  private boolean publish(Handle handle, Publication publication) {
    Release release = publication.release();
    // One row that every publisher locks: of two instances the second sees the first.
    int current =
        handle
            .createQuery("select release_number from kb_head where id = 1 for update")
            .mapTo(Integer.class)
            .one();
    boolean next = current == release.number() - 1;
    Optional<Draft> draft = publication.draft();
    if (!next || draft.filter(known -> !JdbiDraftStore.change(handle, known)).isPresent()) {
      return false;
    }
    KnowledgeBlobs.storeTree(handle, publication.tree(), release.publishedAt());
    insert(handle, release);
    insert(handle, release.number(), publication.answers());
    handle
        .createUpdate("update kb_head set release_number = :number where id = 1")
        .bind("number", release.number())
        .execute();
    if (release.kind() == Release.Kind.SHIPPED) {
      JdbiDraftStore.takenIn(handle);
    }
    audit.append(handle, publication.entry());
    return true;
  }

  private static void insert(Handle handle, Release release) {
    handle
        .createUpdate(
            "insert into kb_release (number, tree, kind, author, reviewer, reason, published_at,"
                + " rolled_back_to, draft) values (:number, :tree, :kind, :author, :reviewer,"
                + " :reason, :at, :rolledBackTo, :draft)")
        .bind("number", release.number())
        .bind("tree", release.tree())
        .bind("kind", release.kind().code())
        .bind("author", release.author())
        .bind("reviewer", release.reviewer().orElse(null))
        .bind("reason", release.reason())
        .bind("at", release.publishedAt())
        .bind("rolledBackTo", release.rolledBackTo().orElse(null))
        .bind("draft", release.draft().orElse(null))
        .execute();
  }

  private static void insert(Handle handle, int number, Map<String, AnswerVersion> answers) {
    if (answers.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into kb_answer (topic, version, release_number, fingerprint) values (:topic,"
                + " :version, :number, :fingerprint)");
    answers.forEach(
        (topic, answer) ->
            batch
                .bind("topic", topic)
                .bind("version", answer.version())
                .bind("number", number)
                .bind("fingerprint", answer.fingerprint())
                .add());
    batch.execute();
  }
}
