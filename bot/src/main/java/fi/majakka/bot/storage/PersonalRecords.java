package fi.majakka.bot.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.Turn;
import org.jdbi.v3.core.Handle;

/** What a feature stores of the person behind a conversation. */
public interface PersonalRecords {

  /** Adds all of it, readable, to what the person is shown. */
  void export(Handle handle, ConversationId conversation, ObjectNode into);

  /** The person wants nothing sent that was not asked for just now. */
  default void stop(Handle handle, ConversationId conversation) {}

  /** Keeps what a turn adds to it, in the turn's own transaction; most records need nothing. */
  default void taken(Handle handle, Turn turn) {}

  /** Destroys all of it, in the transaction that destroys the conversation. */
  void erase(Handle handle, ConversationId conversation);
}
