package fi.majakka.bot.storage;

import fi.majakka.bot.applications.Application;
import fi.majakka.bot.applications.Application.Shared;
import fi.majakka.bot.applications.Contact;
import fi.majakka.bot.applications.Facts;
import fi.majakka.bot.applications.Reading;
import fi.majakka.bot.applications.Receipt;
import fi.majakka.bot.applications.Sharing;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.privacy.MasterKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The rows of the open applications and of their receipts. */
final class ApplicationRows {
  private static final String SELECT =
      "select id, conversation_id, language, data_key, content, created_at, shared_at, expires_at,"
          + " version from application ";
  private final Sealed sealed;

  ApplicationRows(MasterKey master) {
    this.sealed = new Sealed(master);
  }

  /** What is encrypted. */
  record Content(Facts facts, Optional<Contact> contact, Optional<Sharing> sharing) {}

  Optional<Application> find(Handle handle, String id, Instant now) {
    return list(
            handle
                .createQuery(SELECT + "where id = :id and expires_at > :now")
                .bind("id", id)
                .bind("now", now))
        .stream()
        .findFirst();
  }

  List<Application> of(Handle handle, ConversationId conversation, Instant now) {
    return list(
        handle
            .createQuery(
                SELECT
                    + "where conversation_id = :conversation and expires_at > :now order by"
                    + " created_at desc")
            .bind("conversation", conversation.value())
            .bind("now", now));
  }

  /** In order of arrival. */
  List<Application> shared(Handle handle, Instant now) {
    return list(
        handle
            .createQuery(
                SELECT + "where shared_at is not null and expires_at > :now order by shared_at, id")
            .bind("now", now));
  }

  /** Shared ones that end before a moment and whose applicants do not know it yet. */
  List<Application> ending(Handle handle, Instant now, Instant before, int most) {
    return list(
        handle
            .createQuery(
                SELECT
                    + "where shared_at is not null and reminded_at is null and expires_at > :now"
                    + " and expires_at < :before order by expires_at fetch first :most rows only")
            .bind("now", now)
            .bind("before", before)
            .bind("most", most));
  }

  private List<Application> list(Query query) {
    return query.map((row, context) -> read(row)).list();
  }

  private Application read(ResultSet row) throws SQLException {
    String id = row.getString("id");
    Content content =
        sealed.open(row.getBytes("data_key"), id, row.getBytes("content"), Content.class);
    Timestamp sharedAt = row.getTimestamp("shared_at");
    return new Application(
        id,
        Optional.ofNullable(row.getString("conversation_id")).map(ConversationId::new),
        Language.of(row.getString("language")).orElse(Language.FI),
        content.facts(),
        sharedAt == null
            ? Optional.empty()
            : Optional.of(
                new Shared(
                    content.contact().orElseThrow(),
                    content.sharing().orElseThrow(),
                    sharedAt.toInstant())),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("expires_at").toInstant(),
        row.getInt("version"));
  }

  void insert(Handle handle, Application application) {
    byte[] key = sealed.newKey();
    handle
        .createUpdate(
            "insert into application (id, conversation_id, language, data_key, content, created_at,"
                + " shared_at, expires_at, version) values (:id, :conversation, :language, :key,"
                + " :content, :created, :shared, :expires, :version)")
        .bind("id", application.id())
        .bind("conversation", application.conversation().map(ConversationId::value).orElse(null))
        .bind("language", application.language().code())
        .bind("key", key)
        .bind("content", sealed.seal(key, application.id(), content(application)))
        .bind("created", application.createdAt())
        .bind("shared", application.shared().map(Shared::at).orElse(null))
        .bind("expires", application.expiresAt())
        .bind("version", application.version())
        .execute();
  }

  /**
   * Puts other content in place, under a new key: what was said before cannot be read any more.
   *
   * @return false when the application no longer stands at the version before
   */
  boolean update(Handle handle, Application application) {
    byte[] key = sealed.newKey();
    return handle
            .createUpdate(
                "update application set language = :language, data_key = :key, content = :content,"
                    + " shared_at = :shared, expires_at = :expires, reminded_at = null, version ="
                    + " :version where id = :id and version = :before")
            .bind("language", application.language().code())
            .bind("key", key)
            .bind("content", sealed.seal(key, application.id(), content(application)))
            .bind("shared", application.shared().map(Shared::at).orElse(null))
            .bind("expires", application.expiresAt())
            .bind("version", application.version())
            .bind("before", application.version() - 1)
            .bind("id", application.id())
            .execute()
        == 1;
  }

  private static Content content(Application application) {
    return new Content(
        application.facts(),
        application.shared().map(Shared::contact),
        application.shared().map(Shared::with));
  }

  boolean delete(Handle handle, String id) {
    return handle.createUpdate("delete from application where id = :id").bind("id", id).execute()
        == 1;
  }

  /**
   * Writes down what was decided.
   *
   * @param names of the employers as they are called now
   */
  void receipt(
      Handle handle, Application application, Receipt.Kind kind, Instant at, List<String> names) {
    handle
        .createUpdate(
            "insert into application_receipt (application_id, conversation_id, at, kind, scope,"
                + " employers) values (:id, :conversation, :at, :kind, :scope, :employers)")
        .bind("id", application.id())
        .bind("conversation", application.conversation().map(ConversationId::value).orElse(null))
        .bind("at", at)
        .bind("kind", kind.name())
        .bind(
            "scope",
            application
                .shared()
                .map(shared -> shared.with().scope())
                .orElse(Sharing.Scope.ONLY)
                .name())
        .bind("employers", String.join("\n", names))
        .execute();
  }

  List<Receipt> receipts(Handle handle, String id) {
    return handle
        .createQuery(
            "select kind, at, scope, employers from application_receipt where application_id = :id"
                + " order by seq")
        .bind("id", id)
        .map(
            (row, context) ->
                new Receipt(
                    Receipt.Kind.valueOf(row.getString("kind")),
                    row.getTimestamp("at").toInstant(),
                    Sharing.Scope.valueOf(row.getString("scope")),
                    row.getString("employers").lines().toList()))
        .list();
  }

  List<Reading> readings(Handle handle, String id) {
    return handle
        .createQuery(
            "select v.employer_name, r.read_on, sum(r.times) as times from application_reading r"
                + " join application_view v on v.id = r.view_id where r.application_id = :id group"
                + " by v.employer_name, r.read_on order by r.read_on desc, v.employer_name")
        .bind("id", id)
        .map(
            (row, context) ->
                new Reading(
                    row.getString("employer_name"),
                    row.getDate("read_on").toLocalDate(),
                    row.getInt("times")))
        .list();
  }
}
