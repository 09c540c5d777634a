package fi.majakka.bot.accounts;

import fi.majakka.bot.accounts.AccountException.Why;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name that somebody signs in with: 2 to 64 letters, digits and {@code . _ @ -}. Upper and
 * lower case are the same name.
 */
public record UserName(String text) {
  private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{1,63}");

  public UserName {
    text = Normalizer.normalize(text.strip(), Normalizer.Form.NFKC);
    if (!FORM.matcher(text).matches()) {
      throw new AccountException(
          Why.NAME_FORM,
          "a user's name has 2 to 64 letters, digits and . _ @ -, and begins with a letter or digit");
    }
  }

  /** What two spellings of the same name share; of anything that was typed, valid or not. */
  public static String key(String typed) {
    return Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  /** What two spellings of this name share. */
  public String key() {
    return key(text);
  }
}
