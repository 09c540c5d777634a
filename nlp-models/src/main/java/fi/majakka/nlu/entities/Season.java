package fi.majakka.nlu.entities;

import java.time.YearMonth;

/** A season of a year, as three months of the calendar. */
enum Season {
  SPRING(3),
  SUMMER(6),
  AUTUMN(9),
  WINTER(12);

  private static final int MONTHS = 3;
  private final int first;

  Season(int first) {
    this.first = first;
  }

  /** The season that a word in lower case names. */
  static Season of(String word) {
    if (word.startsWith("kev") || word.equals("spring")) {
      return SPRING;
    }
    if (word.startsWith("kes") || word.equals("summer")) {
      return SUMMER;
    }
    return word.startsWith("talv") || word.equals("winter") ? WINTER : AUTUMN;
  }

  /**
   * The months of the season that is or comes next, as an ISO 8601 interval.
   *
   * @param next true when the one that is on is not meant
   */
  String months(YearMonth now, boolean next) {
    YearMonth begin = YearMonth.of(now.getYear(), first);
    if (begin.minusYears(1).plusMonths(MONTHS).isAfter(now)) {
      begin = begin.minusYears(1);
    }
    boolean on = !begin.isAfter(now);
    if (begin.plusMonths(MONTHS - 1L).isBefore(now) || (on && next)) {
      begin = begin.plusYears(1);
    }
    return begin + "/" + begin.plusMonths(MONTHS - 1L);
  }
}
