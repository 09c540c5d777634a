package fi.majakka.bot.applications;

import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.Language;
import java.time.Instant;
import java.util.Optional;

/**
 * One open application. Withdrawn and expired ones do not exist: they are destroyed with their key.
 *
 * @param id random, 22 letters
 * @param conversation where it was begun; empty when on a page
 * @param language of the applicant
 * @param shared empty until the applicant has given contact details and consent
 * @param expiresAt when it is destroyed
 * @param version grows with every change
 */
public record Application(
    String id,
    Optional<ConversationId> conversation,
    Language language,
    Facts facts,
    Optional<Shared> shared,
    Instant createdAt,
    Instant expiresAt,
    int version) {

  /**
   * What makes a draft an application.
   *
   * @param at when employers could first see it: the order of arrival
   */
  public record Shared(Contact contact, Sharing with, Instant at) {}
}
