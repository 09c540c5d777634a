package fi.majakka.bot.storage;

import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.events.SignUp;
import fi.majakka.bot.privacy.MasterKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of the sign-ups. */
final class SignUpRows {
  private static final String SELECT =
      "select s.id, s.event_id, s.conversation_id, s.language, s.data_key, s.content, s.status,"
          + " s.created_at, (select count(*) from event_sign_up w where w.event_id = s.event_id and"
          + " w.status = 'WAITING' and w.seq < s.seq) as ahead from event_sign_up s ";
  private final Sealed sealed;

  SignUpRows(MasterKey master) {
    this.sealed = new Sealed(master);
  }

  /** What is encrypted. */
  record Content(String name, String email) {}

  Optional<SignUp> find(Handle handle, String id) {
    return handle
        .createQuery(SELECT + "where s.id = :id")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  List<SignUp> of(Handle handle, String event) {
    return handle
        .createQuery(SELECT + "where s.event_id = :event order by s.seq")
        .bind("event", event)
        .map((row, context) -> read(row))
        .list();
  }

  List<SignUp> of(Handle handle, ConversationId conversation) {
    return handle
        .createQuery(SELECT + "where s.conversation_id = :conversation order by s.seq")
        .bind("conversation", conversation.value())
        .map((row, context) -> read(row))
        .list();
  }

  List<SignUp> unreminded(Handle handle, String event) {
    return handle
        .createQuery(
            SELECT
                + "where s.event_id = :event and s.status = 'CONFIRMED' and s.reminded_at is null"
                + " order by s.seq")
        .bind("event", event)
        .map((row, context) -> read(row))
        .list();
  }

  private SignUp read(ResultSet row) throws SQLException {
    String id = row.getString("id");
    Content content =
        sealed.open(row.getBytes("data_key"), id, row.getBytes("content"), Content.class);
    SignUp.Status status = SignUp.Status.valueOf(row.getString("status"));
    return new SignUp(
        id,
        row.getString("event_id"),
        Optional.ofNullable(row.getString("conversation_id")).map(ConversationId::new),
        Language.of(row.getString("language")).orElse(Language.FI),
        content.name(),
        content.email(),
        status,
        status == SignUp.Status.WAITING ? row.getInt("ahead") : 0,
        row.getTimestamp("created_at").toInstant());
  }

  void insert(Handle handle, SignUp signUp, Instant now) {
    byte[] key = sealed.newKey();
    handle
        .createUpdate(
            "insert into event_sign_up (id, event_id, conversation_id, language, data_key, content,"
                + " status, created_at) values (:id, :event, :conversation, :language, :key,"
                + " :content, :status, :now)")
        .bind("id", signUp.id())
        .bind("event", signUp.event())
        .bind("conversation", signUp.conversation().map(ConversationId::value).orElse(null))
        .bind("language", signUp.language().code())
        .bind("key", key)
        .bind("content", sealed.seal(key, signUp.id(), new Content(signUp.name(), signUp.email())))
        .bind("status", signUp.status().name())
        .bind("now", now)
        .execute();
  }

  int confirmed(Handle handle, String event) {
    return handle
        .createQuery(
            "select count(*) from event_sign_up where event_id = :event and status = 'CONFIRMED'")
        .bind("event", event)
        .mapTo(Integer.class)
        .one();
  }
}
