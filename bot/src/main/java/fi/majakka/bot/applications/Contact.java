package fi.majakka.bot.applications;

import fi.majakka.bot.mail.Mail;
import java.util.regex.Pattern;

/**
 * Where an applicant is reached.
 *
 * @param email may be empty when there is a phone number
 * @param phone may be empty when there is an address
 */
public record Contact(String name, String email, String phone) {
  private static final int LONGEST = 120;
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()-]{4,23}");

  public Contact {
    if (!isName(name)
        || (email.isEmpty() && phone.isEmpty())
        || !(email.isEmpty() || isEmail(email))
        || !(phone.isEmpty() || isPhone(phone))) {
      throw new IllegalArgumentException("a contact has a name and an address or a number");
    }
  }

  /** True for a name that may be stored. */
  public static boolean isName(String text) {
    return !text.isBlank()
        && text.length() <= LONGEST
        && text.chars().noneMatch(Character::isISOControl);
  }

  /** True for what can be an e-mail address. */
  public static boolean isEmail(String text) {
    return Mail.isAddress(text);
  }

  /** True for what can be a phone number. */
  public static boolean isPhone(String text) {
    return PHONE.matcher(text).matches();
  }
}
