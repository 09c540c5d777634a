package fi.majakka.bot.privacy;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes personal data out of a text before anything is stored or logged: identity codes and IBANs
 * by their check digits, e-mail addresses, phone numbers and permit numbers by their shape.
 */
public final class Masking {
  private static final String CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY";
  private static final Pattern IDENTITY_CODE =
      Pattern.compile("(?<![\\w])(\\d{6})\\s?([-+A-FU-Ya-fu-y])\\s?(\\d{3})([0-9A-Za-z])(?![\\w])");
  private static final Pattern IBAN =
      Pattern.compile(
          "(?<!\\w)[A-Za-z]{2}\\d{2}(?: ?[A-Za-z0-9]{4}){2,7}(?: ?[A-Za-z0-9]{1,3})?(?!\\w)");

  /** Begins where a word does, or the match before ended: each letter is looked at once. */
  private static final Pattern EMAIL =
      Pattern.compile(
          "(?:\\G|(?<![\\w.+%-]))[\\w.+%-]++@[\\w-]+(?:\\.[\\w-]+)+",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern PHONE =
      Pattern.compile(
          "(?<![\\w.])(?:\\+|00)\\d{1,3}[ -]?\\(?\\d{1,4}\\)?(?:[ -]?\\d{2,4}){2,4}(?![\\w])"
              + "|(?<![\\w.,])0(?:[45]\\d|1\\d|29|600|800)[ -]?\\d{3}(?:[ -]?\\d{2,4}){1,3}(?![\\w])");
  private static final Pattern PERMIT =
      Pattern.compile(
          "(?<!\\w)(?:\\d{2,3}/\\d{3}/\\d{4,}|(?:UMA|EF|FI)[- ]?\\d{6,}|\\d{7,}/\\d{3}/\\d{4})(?!\\w)",
          Pattern.CASE_INSENSITIVE);

  /**
   * A text without personal data.
   *
   * @param text with placeholders such as {@code [email]}
   * @param kinds what was masked: hetu, iban, email, phone, permit
   */
  public record Masked(String text, Set<String> kinds) {
    public Masked {
      kinds = Set.copyOf(kinds);
    }
  }

  /** Masks a text. */
  public Masked mask(String text) {
    Set<String> kinds = new LinkedHashSet<>();
    String masked = replace(text, IDENTITY_CODE, "hetu", Masking::isIdentityCode, kinds);
    masked = replace(masked, IBAN, "iban", match -> isIban(match.group()), kinds);
    masked = replace(masked, EMAIL, "email", match -> true, kinds);
    masked = replace(masked, PERMIT, "permit", match -> true, kinds);
    masked = replace(masked, PHONE, "phone", match -> true, kinds);
    return new Masked(masked, kinds);
  }

  private static String replace(
      String text, Pattern pattern, String kind, Predicate<Matcher> sure, Set<String> kinds) {
    Matcher matcher = pattern.matcher(text);
    StringBuilder masked = new StringBuilder();
    while (matcher.find()) {
      boolean mask = sure.test(matcher);
      if (mask) {
        kinds.add(kind);
      }
      matcher.appendReplacement(
          masked, Matcher.quoteReplacement(mask ? "[" + kind + "]" : matcher.group()));
    }
    return matcher.appendTail(masked).toString();
  }

  /**
   * The check character is the remainder of the nine digits by 31 (DVV, personal identity code).
   */
  private static boolean isIdentityCode(Matcher code) {
    int day = Integer.parseInt(code.group(1).substring(0, 2));
    int month = Integer.parseInt(code.group(1).substring(2, 4));
    if (day < 1 || day > 31 || month < 1 || month > 12) {
      return false;
    }
    int digits = Integer.parseInt(code.group(1) + code.group(3)) % CHECK.length();
    return CHECK.charAt(digits) == Character.toUpperCase(code.group(4).charAt(0));
  }

  /** ISO 13616: the rearranged number leaves 1 when divided by 97. */
  private static boolean isIban(String text) {
    String iban = text.replace(" ", "").toUpperCase(java.util.Locale.ROOT);
    if (iban.length() < 15 || iban.length() > 34) {
      return false;
    }
    int remainder = 0;
    for (char c : (iban.substring(4) + iban.substring(0, 4)).toCharArray()) {
      int value = Character.digit(c, 36);
      remainder = (value < 10 ? remainder * 10 : remainder * 100) + value;
      remainder %= 97;
    }
    return remainder == 1;
  }
}
