package fi.majakka.bot.conversation;

import java.util.regex.Pattern;

/** Names one conversation in one channel: 1 to 64 of letters, digits, {@code _ . : -}. */
public record ConversationId(String value) {
  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

  public ConversationId {
    if (!VALID.matcher(value).matches()) {
      throw new IllegalArgumentException("not a conversation id");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
