package fi.majakka.bot.ptv;

import fi.majakka.kb.edit.Words;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * Days on which something of PTV is closed, or open at other times than usual.
 *
 * @param to the last day
 * @param hours empty when it is closed
 * @param about why, as PTV puts it; may be empty in either language
 */
public record SpecialDays(LocalDate from, LocalDate to, Words hours, Words about) {
  private static final Locale FINNISH = Locale.forLanguageTag("fi");
  private static final DateTimeFormatter FI_DAY = DateTimeFormatter.ofPattern("d.M.yyyy");
  private static final DateTimeFormatter EN_DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

  /** True when nothing of it is left. */
  public boolean past(LocalDate today) {
    return to.isBefore(today);
  }

  /** What to tell people, in one sentence for each language. */
  public Words sentences(PtvEntry entry) {
    String fi = entry.title();
    String en = entry.name().en().isBlank() ? fi : entry.name().en();
    String stateFi =
        hours.isEmpty() ? "suljettu " + finnish() : "avoinna " + finnish() + " " + hours.fi();
    String stateEn =
        hours.isEmpty() ? "closed " + english() : "open " + english() + ", " + hours.en();
    return new Words(fi + ": " + stateFi + why(about.fi()), en + ": " + stateEn + why(about.en()));
  }

  /** A reason that only one language has is left out: the two say the same. */
  private String why(String words) {
    return about.fi().isBlank() || about.en().isBlank() ? "." : " (" + words + ").";
  }

  private String finnish() {
    if (from.equals(to)) {
      return from.getDayOfWeek().getDisplayName(TextStyle.FULL_STANDALONE, FINNISH)
          + "na "
          + FI_DAY.format(to);
    }
    String begin =
        from.getYear() != to.getYear()
            ? FI_DAY.format(from)
            : from.getMonth() != to.getMonth()
                ? from.getDayOfMonth() + "." + from.getMonthValue() + "."
                : from.getDayOfMonth() + ".";
    return begin + "–" + FI_DAY.format(to);
  }

  private String english() {
    if (from.equals(to)) {
      return "on "
          + from.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.UK)
          + " "
          + EN_DAY.format(to);
    }
    String begin =
        from.getYear() != to.getYear()
            ? EN_DAY.format(from)
            : from.getMonth() != to.getMonth()
                ? from.getDayOfMonth()
                    + " "
                    + from.getMonth().getDisplayName(TextStyle.FULL, Locale.UK)
                : Integer.toString(from.getDayOfMonth());
    return "from " + begin + " to " + EN_DAY.format(to);
  }
}
