package fi.majakka.bot.conversation;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A message as a channel received it.
 *
 * @param channel web, telegram or console
 * @param conversation the conversation it belongs to
 * @param id the client's own id; the same id again does nothing twice
 * @param content what was said
 * @param receivedAt when the channel got it
 * @param languageHint the language of the person's device or choice, if the channel knows it
 * @param masked kinds of personal data that were masked in the content, such as {@code hetu}
 */
public record InboundMessage(
    String channel,
    ConversationId conversation,
    String id,
    Content content,
    Instant receivedAt,
    Optional<Language> languageHint,
    Set<String> masked) {

  public InboundMessage {
    masked = Set.copyOf(masked);
    if (id.isEmpty() || id.length() > 128) {
      throw new IllegalArgumentException("a message id has 1 to 128 characters");
    }
  }

  /** The same message with other content, in which the given kinds of data are masked. */
  public InboundMessage withContent(Content other, Set<String> kinds) {
    return new InboundMessage(channel, conversation, id, other, receivedAt, languageHint, kinds);
  }

  /** What was said. */
  public sealed interface Content {

    /** Words; commands such as {@code /help} are words that begin with a slash. */
    record Text(String text) implements Content {}

    /** An offer that was taken. */
    record Chosen(String value) implements Content {}

    /** A shared position, in degrees WGS 84. */
    record Location(double latitude, double longitude) implements Content {}

    /** Something that cannot be read, such as {@code photo}, {@code voice} or {@code sticker}. */
    record Unreadable(String kind) implements Content {}
  }
}
