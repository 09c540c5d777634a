package fi.majakka.bot.conversation;

import java.util.List;
import java.util.Optional;

/**
 * What is said in answer to one message.
 *
 * @param id the message's own id
 * @param language language of the reply
 * @param topic what the reply answers; empty when out of scope
 * @param confidence 0..1
 * @param outOfScope true when no topic was meant
 * @param entities those in force for this reply
 * @param messages at least one
 * @param answer the article served
 * @param sources never empty for a reply that states facts
 */
public record Reply(
    String id,
    Language language,
    Optional<String> topic,
    double confidence,
    boolean outOfScope,
    List<Entity> entities,
    List<Message> messages,
    Optional<AnswerRef> answer,
    List<Source> sources) {

  public Reply {
    entities = List.copyOf(entities);
    messages = List.copyOf(messages);
    sources = List.copyOf(sources);
  }
}
