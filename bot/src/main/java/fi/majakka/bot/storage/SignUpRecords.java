package fi.majakka.bot.storage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.privacy.MasterKey;
import org.jdbi.v3.core.Handle;

/** Hands over and destroys the sign-ups that belong to a conversation. */
public final class SignUpRecords implements PersonalRecords {
  private final SignUpRows rows;
  private final Codec codec = new Codec();

  public SignUpRecords(MasterKey master) {
    this.rows = new SignUpRows(master);
  }

  @Override
  public void export(Handle handle, ConversationId conversation, ObjectNode into) {
    ArrayNode all = into.putArray("event_sign_ups");
    rows.of(handle, conversation).forEach(signUp -> all.add(codec.tree(signUp)));
  }

  @Override
  public void erase(Handle handle, ConversationId conversation) {
    handle
        .createUpdate("delete from event_sign_up where conversation_id = :id")
        .bind("id", conversation.value())
        .execute();
  }
}
