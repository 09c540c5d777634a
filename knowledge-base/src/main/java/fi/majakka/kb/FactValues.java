package fi.majakka.kb;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes the value of a typed fact as Finnish and English write it. */
final class FactValues {
  private static final char NO_BREAK = '\u00a0';
  private static final DateTimeFormatter FI_DATE = DateTimeFormatter.ofPattern("d.M.uuuu");
  private static final DateTimeFormatter EN_DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  private FactValues() {}

  /**
   * A value in both languages.
   *
   * @throws IllegalArgumentException when the value does not fit its type
   */
  static Text of(Fact.Type type, String value) {
    return switch (type) {
      case MONEY -> {
        BigDecimal sum = number(value);
        yield new Text(finnish(sum) + NO_BREAK + "euroa", "EUR" + NO_BREAK + english(sum));
      }
      case PERCENTAGE -> {
        BigDecimal share = number(value);
        yield new Text(finnish(share) + NO_BREAK + "%", english(share) + NO_BREAK + "%");
      }
      case NUMBER -> new Text(finnish(number(value)), english(number(value)));
      case DATE -> {
        LocalDate date = LocalDate.parse(value);
        yield new Text(FI_DATE.format(date), EN_DATE.format(date));
      }
      case PHONE -> {
        String phone = value.strip().replace(' ', NO_BREAK);
        if (!phone.matches("\\+?[0-9\u00a0]{3,20}")) {
          throw new IllegalArgumentException("a phone number has digits and spaces only");
        }
        yield new Text(phone, phone);
      }
      case TEXT, HOURS, LINK, ADDRESS -> new Text(value, value);
    };
  }

  private static BigDecimal number(String value) {
    try {
      return new BigDecimal(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a number is needed, such as 1600 or 7.5", e);
    }
  }

  private static String finnish(BigDecimal number) {
    return format(number, NO_BREAK, ',');
  }

  private static String english(BigDecimal number) {
    return format(number, ',', '.');
  }

  /** Cents are written in full or not at all. */
  private static String format(BigDecimal number, char grouping, char decimal) {
    DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
    symbols.setGroupingSeparator(grouping);
    symbols.setDecimalSeparator(decimal);
    boolean whole = number.stripTrailingZeros().scale() <= 0;
    String pattern = whole ? "#,##0" : number.scale() >= 2 ? "#,##0.00" : "#,##0.0";
    return new DecimalFormat(pattern, symbols).format(number);
  }
}
