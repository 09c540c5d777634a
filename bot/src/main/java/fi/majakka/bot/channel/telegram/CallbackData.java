package fi.majakka.bot.channel.telegram;

import fi.majakka.bot.privacy.Signer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The data of a button: what it stands for and a signature bound to its chat, within the Bot API's
 * 64 bytes. A button of another chat, or one that somebody made up, is refused.
 */
final class CallbackData {
  /** Bot API: callback_data has 1 to 64 bytes. */
  static final int LIMIT = 64;

  private static final String PURPOSE = "telegram button";
  private static final int SIGNATURE_BYTES = 10;
  private static final char SEPARATOR = '~';
  private final Signer signer;

  CallbackData(Signer signer) {
    this.signer = signer;
  }

  /** The data of a button; empty when the value is too long for one. */
  Optional<String> write(long chat, String value) {
    String data = value + SEPARATOR + signer.sign(PURPOSE, chat + "|" + value, SIGNATURE_BYTES);
    return data.getBytes(StandardCharsets.UTF_8).length <= LIMIT
        ? Optional.of(data)
        : Optional.empty();
  }

  /** What a button stands for; empty when its signature does not fit. */
  Optional<String> read(long chat, String data) {
    int at = data.lastIndexOf(SEPARATOR);
    if (at <= 0) {
      return Optional.empty();
    }
    String value = data.substring(0, at);
    return signer.verify(PURPOSE, chat + "|" + value, data.substring(at + 1))
        ? Optional.of(value)
        : Optional.empty();
  }
}
