package fi.majakka.bot.events;

import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.Language;
import java.time.Instant;
import java.util.Optional;

/**
 * One person's place at an event, or in its waiting list.
 *
 * @param id random, 22 letters
 * @param conversation where reminders go; empty when it was made on a page
 * @param email where reminders go as well; may be empty
 * @param ahead how many wait before this one; 0 for one with a place
 */
public record SignUp(
    String id,
    String event,
    Optional<ConversationId> conversation,
    Language language,
    String name,
    String email,
    Status status,
    int ahead,
    Instant at) {

  /** The longest name, in characters. */
  public static final int LONGEST_NAME = 120;

  /** Whether there is a place. */
  public enum Status {
    CONFIRMED,
    WAITING
  }
}
