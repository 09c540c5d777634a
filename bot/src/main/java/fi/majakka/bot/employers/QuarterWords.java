package fi.majakka.bot.employers;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a quarter from words: "4–6/2027", "Q2 2027", "toukokuussa", "next autumn". */
final class QuarterWords {
  private static final Pattern YEAR = Pattern.compile("(20[2-9][0-9])");
  private static final Pattern QUARTER = Pattern.compile("\\bq([1-4])\\b");
  private static final Pattern MONTHS =
      Pattern.compile("\\b([0-9]{1,2})\\s*[–-]\\s*([0-9]{1,2})\\s*/");
  private static final List<List<String>> NAMES =
      List.of(
          List.of(
              "tammi",
              "helmi",
              "maalis",
              "talvi",
              "talve",
              "january",
              "february",
              "march",
              "winter"),
          List.of("huhti", "touko", "kevä", "kesäku", "april", "may", "june", "spring"),
          List.of("heinä", "elo", "kesä", "syysku", "july", "august", "september", "summer"),
          List.of("loka", "marras", "joulu", "syksy", "october", "november", "december", "autumn"));

  private QuarterWords() {}

  static Optional<Quarter> read(String text, LocalDate today) {
    String words = text.toLowerCase(Locale.ROOT);
    Quarter now = Quarter.of(today);
    return number(words).map(number -> next(words, number, now));
  }

  /** In the year that is named, else the next time that it comes. */
  private static Quarter next(String words, int number, Quarter now) {
    Matcher year = YEAR.matcher(words);
    if (year.find()) {
      return new Quarter(Integer.parseInt(year.group(1)), number);
    }
    return new Quarter(number < now.number() ? now.year() + 1 : now.year(), number);
  }

  private static Optional<Integer> number(String words) {
    Matcher quarter = QUARTER.matcher(words);
    if (quarter.find()) {
      return Optional.of(Integer.parseInt(quarter.group(1)));
    }
    Matcher months = MONTHS.matcher(words);
    if (months.find()) {
      int month = Integer.parseInt(months.group(1));
      return month >= 1 && month <= 12 ? Optional.of((month - 1) / 3 + 1) : Optional.empty();
    }
    for (int i = NAMES.size() - 1; i >= 0; i--) {
      for (String name : NAMES.get(i)) {
        if (words.matches("(?su).*\\b" + name + ".*")) {
          return Optional.of(i + 1);
        }
      }
    }
    return Optional.empty();
  }
}
