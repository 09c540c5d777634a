package fi.majakka.bot.storage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.majakka.bot.conversation.Conversation;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.conversation.InboundMessage.Content;
import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.conversation.ReplyJson;
import fi.majakka.bot.delivery.DeliveryStore;
import fi.majakka.bot.privacy.ConversationCipher;
import fi.majakka.bot.privacy.MasterKey;
import fi.majakka.bot.privacy.PersonalData;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/** Shows and destroys what the database holds of a conversation. */
public final class JdbiPersonalData implements PersonalData {
  private static final PlainStatement KNOWN =
      new PlainStatement("select 1 from conversation where id = ?");
  private final Database database;
  private final DeliveryStore store;
  private final Ciphers ciphers;
  private final List<PersonalRecords> records;
  private final Codec codec = new Codec();

  /**
   * @param records what the features store of a person
   */
  public JdbiPersonalData(
      Database database, DeliveryStore store, MasterKey master, List<PersonalRecords> records) {
    this.database = database;
    this.store = store;
    this.ciphers = new Ciphers(master);
    this.records = List.copyOf(records);
  }

  @Override
  public boolean exists(ConversationId conversation) {
    return database
        .jdbi()
        .withHandle(
            handle -> KNOWN.first(handle, row -> row.getInt(1), conversation.value()).isPresent());
  }

  @Override
  public Optional<ObjectNode> export(ConversationId id) {
    return store
        .conversation(id)
        .map(found -> database.jdbi().withHandle(handle -> export(handle, found)));
  }

  private ObjectNode export(Handle handle, Conversation conversation) {
    ConversationCipher cipher = ciphers.find(handle, conversation.id()).orElseThrow();
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("conversation", conversation.id().value())
            .put("channel", conversation.channel())
            .put("started", conversation.startedAt().toString())
            .put("last_turn", conversation.lastTurnAt().toString());
    node.set("remembered", codec.tree(conversation.memory()));
    ArrayNode turns = node.putArray("turns");
    handle
        .createQuery(
            "select taken_at, message, reply from turn where conversation_id = :id order by number")
        .bind("id", conversation.id().value())
        .map(
            (row, context) -> {
              InboundMessage message =
                  codec.read(cipher.open(row.getBytes("message")), InboundMessage.class);
              Reply reply = codec.read(cipher.open(row.getBytes("reply")), Reply.class);
              ObjectNode turn =
                  JsonNodeFactory.instance
                      .objectNode()
                      .put("at", row.getTimestamp("taken_at").toInstant().toString())
                      .put("message", said(message.content()));
              turn.set("reply", ReplyJson.of(reply));
              return turn;
            })
        .forEach(turns::add);
    handle
        .createQuery(
            "select content from inbox where conversation_id = :id and status <> 'done' order by"
                + " seq")
        .bind("id", conversation.id().value())
        .map(
            (row, context) ->
                said(
                    codec
                        .read(cipher.open(row.getBytes("content")), InboundMessage.class)
                        .content()))
        .forEach(node.putArray("waiting")::add);
    records.forEach(part -> part.export(handle, conversation.id(), node));
    return node;
  }

  private static String said(Content content) {
    if (content instanceof Content.Text text) {
      return text.text();
    }
    if (content instanceof Content.Chosen chosen) {
      return "[" + chosen.value() + "]";
    }
    if (content instanceof Content.Location place) {
      return "[" + place.latitude() + ", " + place.longitude() + "]";
    }
    return "[" + ((Content.Unreadable) content).kind() + "]";
  }

  @Override
  public CompletableFuture<Void> erase(ConversationId conversation) {
    return store.erase(conversation);
  }
}
