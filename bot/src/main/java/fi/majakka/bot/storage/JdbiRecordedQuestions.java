package fi.majakka.bot.storage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.Entity;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.dialogue.KeepingQuestions;
import fi.majakka.bot.editorial.QuestionConsent;
import fi.majakka.bot.editorial.RecordedQuestion;
import fi.majakka.bot.editorial.RecordedQuestion.Outcome;
import fi.majakka.bot.editorial.RecordedQuestions;
import fi.majakka.bot.privacy.ConversationCipher;
import fi.majakka.bot.privacy.MasterKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/** Keeps the questions of those who allowed it, each encrypted with its conversation's key. */
public final class JdbiRecordedQuestions implements RecordedQuestions, Keeper, PersonalRecords {
  private static final String COLUMNS =
      "select q.id, q.conversation_id, q.asked_at, q.language, q.municipality, q.topic, q.outcome,"
          + " q.text, c.teaching from recorded_question q join question_consent c on"
          + " c.conversation_id = q.conversation_id";
  private final Database database;
  private final Ciphers ciphers;
  private final AuditTrail audit;
  private final Codec codec = new Codec();

  public JdbiRecordedQuestions(Database database, MasterKey master, AuditTrail audit) {
    this.database = database;
    this.ciphers = new Ciphers(master);
    this.audit = audit;
  }

  @Override
  public List<RecordedQuestion> open(int most) {
    return read(" where q.outcome <> 'answered' and not q.settled", most);
  }

  @Override
  public List<RecordedQuestion> all(int most) {
    return read("", most);
  }

  private List<RecordedQuestion> read(String which, int most) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        COLUMNS
                            + which
                            + " order by q.asked_at desc, q.id desc fetch first :most rows only")
                    .bind("most", most)
                    .map(
                        (row, context) -> {
                          ConversationId id = new ConversationId(row.getString("conversation_id"));
                          return new RecordedQuestion(
                              row.getLong("id"),
                              open(handle, id, row.getBytes("text")),
                              Language.of(row.getString("language")).orElse(Language.FI),
                              Optional.ofNullable(row.getString("municipality")),
                              Optional.ofNullable(row.getString("topic")),
                              Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
                              row.getTimestamp("asked_at").toInstant(),
                              row.getBoolean("teaching"));
                        })
                    .list());
  }

  private String open(Handle handle, ConversationId id, byte[] sealed) {
    return new String(cipher(handle, id).open(sealed), StandardCharsets.UTF_8);
  }

  private ConversationCipher cipher(Handle handle, ConversationId id) {
    return ciphers
        .find(handle, id)
        .orElseThrow(() -> new StorageException("the conversation does not exist any more"));
  }

  @Override
  public CompletableFuture<Void> settle(Collection<Long> ids, AuditEntry entry) {
    if (ids.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    return database
        .writes()
        .run(
            handle -> {
              handle
                  .createUpdate("update recorded_question set settled = true where id in (<ids>)")
                  .bindList("ids", List.copyOf(ids))
                  .execute();
              audit.append(handle, entry);
            });
  }

  @Override
  public boolean keeps(Turn.Keep what) {
    return what instanceof QuestionConsent;
  }

  @Override
  public void keep(Handle handle, Turn turn, Turn.Keep what) {
    QuestionConsent consent = (QuestionConsent) what;
    ConversationId id = turn.after().id();
    if (!consent.keep()) {
      erase(handle, id);
      return;
    }
    handle
        .createUpdate(
            "insert into question_consent (conversation_id, given_at, teaching) values (:id, :at,"
                + " :teaching) on conflict do nothing")
        .bind("id", id.value())
        .bind("at", turn.after().lastTurnAt())
        .bind("teaching", consent.teach())
        .execute();
    handle
        .createUpdate(
            "update question_consent set teaching = :teaching where conversation_id = :id")
        .bind("id", id.value())
        .bind("teaching", consent.teach())
        .execute();
    if (!consent.teach()) {
      takeOutOfTeaching(handle, id);
    }
    keepBefore(handle, turn);
  }

  /** What was taught before the consent was narrowed; the next training is without it. */
  private static void takeOutOfTeaching(Handle handle, ConversationId id) {
    handle
        .createUpdate(
            "delete from taught_line where question_id in (select id from recorded_question where"
                + " conversation_id = :id)")
        .bind("id", id.value())
        .execute();
  }

  /** The question that made us ask was stored with the turn before. */
  private void keepBefore(Handle handle, Turn turn) {
    ConversationId id = turn.after().id();
    handle
        .createQuery(
            "select taken_at, message, reply from turn where conversation_id = :id and number ="
                + " :number")
        .bind("id", id.value())
        .bind("number", turn.after().turns() - 1)
        .map(
            (row, context) -> {
              ConversationCipher cipher = cipher(handle, id);
              insert(
                  handle,
                  id,
                  turn.after().turns() - 1,
                  row.getTimestamp("taken_at").toInstant(),
                  codec.read(cipher.open(row.getBytes("message")), InboundMessage.class),
                  codec.read(cipher.open(row.getBytes("reply")), Reply.class),
                  true);
              return true;
            })
        .findOne();
  }

  @Override
  public void taken(Handle handle, Turn turn) {
    String decided = turn.after().memory().kept().getOrDefault(KeepingQuestions.KEY, "");
    if (decided.equals(KeepingQuestions.KEEP) || decided.equals(KeepingQuestions.TEACH)) {
      insert(
          handle,
          turn.after().id(),
          turn.after().turns(),
          turn.after().lastTurnAt(),
          turn.message(),
          turn.reply(),
          turn.after().memory().misses() > 0);
    }
  }

  private void insert(
      Handle handle,
      ConversationId id,
      int number,
      Instant at,
      InboundMessage message,
      Reply reply,
      boolean missed) {
    if (!(message.content() instanceof InboundMessage.Content.Text said)
        || said.text().startsWith("/")
        || said.text().isBlank()) {
      return;
    }
    Outcome outcome =
        reply.outOfScope() ? Outcome.OUT_OF_SCOPE : missed ? Outcome.ASKED_BACK : Outcome.ANSWERED;
    handle
        .createUpdate(
            "insert into recorded_question (conversation_id, turn, asked_at, language,"
                + " municipality, topic, outcome, text) values (:id, :turn, :at, :language,"
                + " :municipality, :topic, :outcome, :text) on conflict do nothing")
        .bind("id", id.value())
        .bind("turn", number)
        .bind("at", at)
        .bind("language", reply.language().code())
        .bind("municipality", municipality(reply))
        .bind("topic", reply.topic().orElse(null))
        .bind("outcome", outcome.code())
        .bind("text", cipher(handle, id).seal(said.text().getBytes(StandardCharsets.UTF_8)))
        .execute();
  }

  private static @org.jspecify.annotations.Nullable String municipality(Reply reply) {
    return reply.entities().stream()
        .filter(entity -> entity.type().equals("municipality") && !entity.negated())
        .map(Entity::value)
        .findFirst()
        .orElse(null);
  }

  @Override
  public void export(Handle handle, ConversationId conversation, ObjectNode into) {
    Optional<Boolean> teaching =
        handle
            .createQuery("select teaching from question_consent where conversation_id = :id")
            .bind("id", conversation.value())
            .mapTo(Boolean.class)
            .findOne();
    if (teaching.isEmpty()) {
      return;
    }
    ObjectNode kept = into.putObject("kept_questions");
    kept.put("may_teach", teaching.get());
    ArrayNode questions = kept.putArray("questions");
    handle
        .createQuery("select text from recorded_question where conversation_id = :id order by turn")
        .bind("id", conversation.value())
        .mapTo(byte[].class)
        .forEach(text -> questions.add(open(handle, conversation, text)));
    ArrayNode taught = kept.putArray("taught");
    handle
        .createQuery(
            "select q.text from recorded_question q join taught_line l on l.question_id = q.id"
                + " where q.conversation_id = :id order by q.turn")
        .bind("id", conversation.value())
        .mapTo(byte[].class)
        .forEach(text -> taught.add(open(handle, conversation, text)));
  }

  @Override
  public void erase(Handle handle, ConversationId conversation) {
    handle
        .createUpdate("delete from question_consent where conversation_id = :id")
        .bind("id", conversation.value())
        .execute();
  }
}
