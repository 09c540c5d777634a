package fi.majakka.bot.storage;

import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.privacy.MasterKey;
import fi.majakka.bot.teaching.TaughtLine;
import fi.majakka.bot.teaching.TaughtLines;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/**
 * Keeps taught lines: a coordinator's own wording sealed with the line's own key, a visitor's
 * sentence as nothing but a link to the question that its asker let us keep.
 */
public final class JdbiTaughtLines implements TaughtLines {
  private static final String ALL =
      "select l.id, l.topic, l.language, l.author, l.added_at, l.question_id, l.data_key, l.words,"
          + " q.conversation_id, q.text, v.data_key as conversation_key from taught_line l left join"
          + " recorded_question q on q.id = l.question_id left join question_consent c on"
          + " c.conversation_id = q.conversation_id left join conversation v on v.id ="
          + " q.conversation_id where l.question_id is null or (c.teaching and v.data_key is not"
          + " null) order by l.topic, l.id";

  /** What a line's words are bound to. */
  private static final String BOUND = "taught-line";

  private final Database database;
  private final Sealed sealed;
  private final Ciphers ciphers;
  private final AuditTrail audit;
  private final Clock clock;

  public JdbiTaughtLines(Database database, MasterKey master, AuditTrail audit, Clock clock) {
    this.database = database;
    this.sealed = new Sealed(master);
    this.ciphers = new Ciphers(master);
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public List<TaughtLine> all() {
    return database
        .jdbi()
        .withHandle(handle -> handle.createQuery(ALL).map((row, context) -> line(row)).list());
  }

  private TaughtLine line(ResultSet row) throws SQLException {
    boolean visitors = row.getObject("question_id") != null;
    return new TaughtLine(
        row.getLong("id"),
        row.getString("topic"),
        row.getString("language"),
        visitors
            ? question(row)
            : sealed.open(row.getBytes("data_key"), BOUND, row.getBytes("words"), String.class),
        row.getString("author"),
        row.getTimestamp("added_at").toInstant(),
        visitors);
  }

  private String question(ResultSet row) throws SQLException {
    byte[] words =
        ciphers
            .of(
                new ConversationId(row.getString("conversation_id")),
                row.getBytes("conversation_key"))
            .open(row.getBytes("text"));
    return new String(words, StandardCharsets.UTF_8);
  }

  @Override
  public CompletableFuture<Void> add(
      Place to, List<String> own, Collection<Long> questions, AuditEntry entry) {
    return database
        .writes()
        .run(
            handle -> {
              own.forEach(text -> add(handle, to, text));
              questions.forEach(question -> link(handle, to, question));
              audit.append(handle, entry);
            });
  }

  @Override
  public CompletableFuture<Void> addAll(Map<Place, List<String>> own, List<AuditEntry> entries) {
    return database
        .writes()
        .run(
            handle -> {
              own.forEach((to, texts) -> texts.forEach(text -> add(handle, to, text)));
              entries.forEach(entry -> audit.append(handle, entry));
            });
  }

  private void add(Handle handle, Place to, String text) {
    byte[] key = sealed.newKey();
    handle
        .createUpdate(
            "insert into taught_line (topic, language, author, added_at, data_key, words) values"
                + " (:topic, :language, :author, :now, :key, :words)")
        .bind("topic", to.topic())
        .bind("language", to.language())
        .bind("author", to.author())
        .bind("now", clock.instant())
        .bind("key", key)
        .bind("words", sealed.seal(key, BOUND, text))
        .execute();
  }

  private void link(Handle handle, Place to, long question) {
    handle
        .createUpdate(
            "insert into taught_line (topic, language, author, added_at, question_id) select"
                + " :topic, q.language, :author, :now, q.id from recorded_question q join"
                + " question_consent c on c.conversation_id = q.conversation_id where q.id ="
                + " :question and c.teaching on conflict do nothing")
        .bind("topic", to.topic())
        .bind("author", to.author())
        .bind("now", clock.instant())
        .bind("question", question)
        .execute();
  }

  @Override
  public CompletableFuture<Boolean> remove(long id, AuditEntry entry) {
    return database
        .writes()
        .submit(
            handle -> {
              boolean there =
                  handle
                          .createUpdate("delete from taught_line where id = :id")
                          .bind("id", id)
                          .execute()
                      > 0;
              if (there) {
                audit.append(handle, entry);
              }
              return there;
            });
  }
}
