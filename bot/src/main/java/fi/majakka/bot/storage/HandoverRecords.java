package fi.majakka.bot.storage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.handover.Handover;
import fi.majakka.bot.privacy.MasterKey;
import java.time.Clock;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Hands over, ends and destroys what belongs to somebody's wish for a person. */
public final class HandoverRecords implements PersonalRecords {
  private static final int MOST = 1_000;
  private final HandoverRows rows;
  private final Clock clock;

  public HandoverRecords(MasterKey master, Clock clock) {
    this.rows = new HandoverRows(master);
    this.clock = clock;
  }

  @Override
  public void export(Handle handle, ConversationId conversation, ObjectNode into) {
    ArrayNode all = into.putArray("handovers");
    rows.where(
            handle,
            "h.conversation_id = :conversation",
            Map.of("conversation", conversation.value()),
            MOST)
        .forEach(handover -> export(handle, handover, all.addObject()));
  }

  private void export(Handle handle, Handover handover, ObjectNode into) {
    into.put("asked", handover.askedAt().toString())
        .put("municipality", handover.municipality().orElse(""))
        .put("employer", handover.employer())
        .put("matter", handover.matter())
        .put("state", handover.state().code())
        .put("changed", handover.changedAt().toString());
    ArrayNode answers = into.putArray("answers");
    rows.cipher(handle, handover)
        .ifPresent(
            cipher ->
                rows.answers(handle, handover, cipher)
                    .forEach(
                        line ->
                            answers
                                .addObject()
                                .put("at", line.at().toString())
                                .put("text", line.words())));
  }

  /** Who wants to be sent nothing waits for nobody. */
  @Override
  public void stop(Handle handle, ConversationId conversation) {
    handle
        .createQuery("select id from handover where conversation_id = :id and state <> 'ended'")
        .bind("id", conversation.value())
        .mapTo(String.class)
        .list()
        .forEach(id -> HandoverTimes.end(handle, id, clock.instant()));
  }

  @Override
  public void erase(Handle handle, ConversationId conversation) {
    handle
        .createUpdate("delete from handover where conversation_id = :id")
        .bind("id", conversation.value())
        .execute();
  }
}
