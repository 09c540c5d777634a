package fi.majakka.bot.storage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.majakka.bot.applications.Application;
import fi.majakka.bot.applications.Reading;
import fi.majakka.bot.applications.Receipt;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.privacy.MasterKey;
import java.time.Clock;
import org.jdbi.v3.core.Handle;

/** Hands over and destroys the open applications that were begun in a conversation. */
public final class ApplicationRecords implements PersonalRecords {
  private static final String OF_CONVERSATION =
      " application_id in (select id from application where conversation_id = :id union select"
          + " application_id from application_receipt where conversation_id = :id)";
  private final ApplicationRows rows;
  private final Clock clock;
  private final Codec codec = new Codec();

  public ApplicationRecords(MasterKey master, Clock clock) {
    this.rows = new ApplicationRows(master);
    this.clock = clock;
  }

  @Override
  public void export(Handle handle, ConversationId conversation, ObjectNode into) {
    ArrayNode all = into.putArray("open_applications");
    for (Application application : rows.of(handle, conversation, clock.instant())) {
      ObjectNode node = all.addObject();
      node.set("application", codec.tree(application));
      ArrayNode receipts = node.putArray("receipts");
      for (Receipt receipt : rows.receipts(handle, application.id())) {
        receipts.add(codec.tree(receipt));
      }
      ArrayNode readings = node.putArray("seen_by");
      for (Reading reading : rows.readings(handle, application.id())) {
        readings.add(codec.tree(reading));
      }
    }
  }

  @Override
  public void erase(Handle handle, ConversationId conversation) {
    delete(handle, "delete from application_reading where" + OF_CONVERSATION, conversation);
    delete(handle, "delete from application where conversation_id = :id", conversation);
    delete(handle, "delete from application_receipt where conversation_id = :id", conversation);
  }

  private static void delete(Handle handle, String sql, ConversationId conversation) {
    handle.createUpdate(sql).bind("id", conversation.value()).execute();
  }
}
