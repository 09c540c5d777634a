package fi.majakka.bot.privacy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.majakka.bot.conversation.ConversationId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What is stored of a conversation, to be shown to its person or destroyed. Thread-safe. */
public interface PersonalData {

  /** True when anything is stored of the conversation. */
  boolean exists(ConversationId conversation);

  /** All that is stored of the conversation, readable. */
  Optional<ObjectNode> export(ConversationId conversation);

  /** Destroys all that is stored of the conversation; completes once it is gone for good. */
  CompletableFuture<Void> erase(ConversationId conversation);
}
