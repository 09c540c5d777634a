package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.User;
import fi.majakka.bot.conversation.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What every page of the studio needs around its content.
 *
 * @param user who looks at it; nobody at the doors
 * @param nav where the user may go from here
 * @param csrf to be sent with every form, in the field {@code csrf}
 * @param notice what was just done, if anything
 */
public record StudioPage(
    Language language,
    String title,
    String path,
    Words words,
    Optional<User> user,
    List<Nav> nav,
    String csrf,
    Optional<String> notice) {
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");

  /** A link of the navigation. */
  public record Nav(String name, String path, boolean here) {}

  /** The words of a key, in the language of the page. */
  public String say(String key, String... values) {
    return words.say(language, key, values);
  }

  /** The words of a key, if there are any. */
  public Optional<String> find(String key) {
    return words.find(language, key);
  }

  /** The other language. */
  public Language other() {
    return language == Language.FI ? Language.EN : Language.FI;
  }

  /** A day as people write it: 1.7.2026, 1 July 2026. */
  public String day(LocalDate day) {
    return DateTimeFormatter.ofPattern(
            language == Language.FI ? "d.M.yyyy" : "d MMMM yyyy", locale(language))
        .format(day);
  }

  /** A number with one decimal as people write it: 43,5 in Finnish, 43.5 in English. */
  public String number(double value) {
    return String.format(locale(language), "%.1f", value);
  }

  /** A time as people write it: 1.7.2026 klo 14.05, 1 July 2026 at 14:05. */
  public String time(Instant time) {
    return time(language, time);
  }

  static String time(Language language, Instant time) {
    return DateTimeFormatter.ofPattern(
            language == Language.FI ? "d.M.yyyy 'klo' H.mm" : "d MMMM yyyy 'at' H:mm",
            locale(language))
        .format(time.atZone(FINLAND));
  }

  private static Locale locale(Language language) {
    return language == Language.FI ? Locale.forLanguageTag("fi") : Locale.UK;
  }
}
