package fi.majakka.bot.storage;

import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.conversation.InboundMessage.Content;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.handover.Handover;
import fi.majakka.bot.handover.HandoverDesk.Line;
import fi.majakka.bot.handover.HandoverDesk.Speaker;
import fi.majakka.bot.privacy.ConversationCipher;
import fi.majakka.bot.privacy.MasterKey;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads handovers, and what was said in them, with the keys of their conversations. */
final class HandoverRows {
  private static final String SELECT =
      "select h.id, h.conversation_id, h.channel, h.language, h.municipality, h.employer, h.matter,"
          + " h.asked_at, h.state, h.taken_by, h.changed_at, c.data_key from handover h join"
          + " conversation c on c.id = h.conversation_id where ";
  private final Ciphers ciphers;
  private final Codec codec = new Codec();

  HandoverRows(MasterKey master) {
    this.ciphers = new Ciphers(master);
  }

  /** Those for which a condition holds, in the order of arrival. */
  List<Handover> where(Handle handle, String condition, Map<String, ?> values, int most) {
    Query query =
        handle
            .createQuery(
                SELECT + condition + " order by h.asked_at, h.id fetch first :most rows only")
            .bindMap(values)
            .bind("most", most);
    return query.map((row, context) -> handover(row)).list();
  }

  private Handover handover(ResultSet row) throws SQLException {
    ConversationId conversation = new ConversationId(row.getString("conversation_id"));
    return new Handover(
        row.getString("id"),
        conversation,
        row.getString("channel"),
        Language.of(row.getString("language")).orElse(Language.FI),
        Optional.of(row.getString("municipality")).filter(name -> !name.isEmpty()),
        row.getBoolean("employer"),
        text(ciphers.of(conversation, row.getBytes("data_key")).open(row.getBytes("matter"))),
        row.getTimestamp("asked_at").toInstant(),
        Handover.State.of(row.getString("state")).orElse(Handover.State.ENDED),
        Optional.ofNullable(row.getString("taken_by")),
        row.getTimestamp("changed_at").toInstant());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Words as they are stored; empty when the conversation is gone. */
  Optional<byte[]> sealed(Handle handle, ConversationId conversation, String words) {
    return ciphers
        .find(handle, conversation)
        .map(cipher -> cipher.seal(words.getBytes(StandardCharsets.UTF_8)));
  }

  /** What was agreed to be shown, in the order in which it was said. */
  List<Line> lines(Handle handle, Handover handover) {
    Optional<ConversationCipher> cipher = ciphers.find(handle, handover.conversation());
    if (cipher.isEmpty()) {
      return List.of();
    }
    List<Line> lines = new ArrayList<>();
    handle
        .createQuery(
            "select t.taken_at, t.message, t.reply from turn t join handover h on h.conversation_id"
                + " = t.conversation_id where h.id = :id and t.number > h.from_turn and"
                + " (h.until_turn is null or t.number <= h.until_turn) order by t.number")
        .bind("id", handover.id())
        .map((row, context) -> turn(row, cipher.get()))
        .forEach(lines::addAll);
    answers(handle, handover, cipher.get()).forEach(lines::add);
    lines.sort(Comparator.comparing(Line::at));
    return List.copyOf(lines);
  }

  private List<Line> turn(ResultSet row, ConversationCipher cipher) throws SQLException {
    Instant at = row.getTimestamp("taken_at").toInstant();
    InboundMessage message = codec.read(cipher.open(row.getBytes("message")), InboundMessage.class);
    Reply reply = codec.read(cipher.open(row.getBytes("reply")), Reply.class);
    return List.of(
        new Line(at, Speaker.PERSON, said(message.content())),
        new Line(at, Speaker.MAJAKKA, said(reply)));
  }

  private static String said(Content content) {
    if (content instanceof Content.Text text) {
      return text.text();
    }
    if (content instanceof Content.Chosen chosen) {
      return "[" + chosen.value() + "]";
    }
    return content instanceof Content.Unreadable thing ? "[" + thing.kind() + "]" : "[location]";
  }

  private static String said(Reply reply) {
    return reply.messages().stream()
        .map(
            message -> {
              if (message instanceof Message.Text text) {
                return text.text();
              }
              if (message instanceof Message.Choices choices) {
                return choices.text();
              }
              return message instanceof Message.Link link
                  ? link.text() + ": " + link.url()
                  : ((Message.Job) message).title();
            })
        .filter(words -> !words.isBlank())
        .collect(Collectors.joining("\n"));
  }

  /** What coordinators wrote. */
  List<Line> answers(Handle handle, Handover handover, ConversationCipher cipher) {
    return handle
        .createQuery(
            "select written_at, words from handover_answer where handover_id = :id order by seq")
        .bind("id", handover.id())
        .map(
            (row, context) ->
                new Line(
                    row.getTimestamp("written_at").toInstant(),
                    Speaker.COORDINATOR,
                    text(cipher.open(row.getBytes("words")))))
        .list();
  }

  /** The cipher of a handover's conversation. */
  Optional<ConversationCipher> cipher(Handle handle, Handover handover) {
    return ciphers.find(handle, handover.conversation());
  }
}
