package fi.majakka.bot.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/** Finland's public holidays, and the eves on which nothing is open. */
public final class FinnishHolidays {
  private static final Set<MonthDay> FIXED =
      Set.of(
          MonthDay.of(Month.JANUARY, 1),
          MonthDay.of(Month.JANUARY, 6),
          MonthDay.of(Month.MAY, 1),
          MonthDay.of(Month.DECEMBER, 6),
          MonthDay.of(Month.DECEMBER, 24),
          MonthDay.of(Month.DECEMBER, 25),
          MonthDay.of(Month.DECEMBER, 26));

  private FinnishHolidays() {}

  /** True on a public holiday, and on the eves of Christmas and Midsummer. */
  public static boolean on(LocalDate day) {
    if (FIXED.contains(MonthDay.from(day))) {
      return true;
    }
    long afterEaster = easter(day.getYear()).until(day, java.time.temporal.ChronoUnit.DAYS);
    return afterEaster == -2
        || afterEaster == 0
        || afterEaster == 1
        || afterEaster == 39
        || afterEaster == 49
        || day.equals(midsummer(day.getYear()))
        || day.equals(midsummer(day.getYear()).minusDays(1))
        || day.equals(saturdayFrom(LocalDate.of(day.getYear(), Month.OCTOBER, 31)));
  }

  /** The Saturday between 20 and 26 June. */
  private static LocalDate midsummer(int year) {
    return saturdayFrom(LocalDate.of(year, Month.JUNE, 20));
  }

  private static LocalDate saturdayFrom(LocalDate day) {
    return day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
  }

  /** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
  static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int n = h + l - 7 * m + 114;
    return LocalDate.of(year, n / 31, n % 31 + 1);
  }
}
