package fi.majakka.bot.mail;

import fi.majakka.bot.conversation.ConversationId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail in plain text.
 *
 * @param id the same id is never queued twice
 * @param to one address
 * @param language ISO 639-1 code of its text
 * @param unsubscribe address that ends such mails by one request (RFC 8058)
 * @param about the conversation that it belongs to, and is erased with
 */
public record Mail(
    String id,
    String to,
    String subject,
    String text,
    String language,
    Optional<String> unsubscribe,
    Optional<ConversationId> about) {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[^\\s@<>\",;:()\\[\\]\\\\\\p{Cntrl}]{1,64}@[\\p{L}\\p{N}.-]{1,190}\\.\\p{L}{2,}");

  public Mail {
    if (id.isEmpty() || id.length() > 128) {
      throw new IllegalArgumentException("a mail's id has 1 to 128 characters");
    }
    if (!isAddress(to)) {
      throw new IllegalArgumentException("not a mail address");
    }
    if (subject.indexOf('\n') >= 0 || subject.indexOf('\r') >= 0) {
      throw new IllegalArgumentException("a subject is one line");
    }
  }

  /** True for one usual address; names, lists and quotes are refused. */
  public static boolean isAddress(String text) {
    return text.length() <= 254 && !text.contains("..") && ADDRESS.matcher(text).matches();
  }
}
