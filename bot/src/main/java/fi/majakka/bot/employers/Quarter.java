package fi.majakka.bot.employers;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A quarter of a year.
 *
 * @param number 1 to 4
 */
public record Quarter(int year, int number) implements Comparable<Quarter> {
  private static final int OF_YEAR = 4;
  private static final int MONTHS = 3;

  public Quarter {
    if (number < 1 || number > OF_YEAR || year < 2000 || year > 2200) {
      throw new IllegalArgumentException("not a quarter");
    }
  }

  /** The quarter of a day. */
  public static Quarter of(LocalDate day) {
    return new Quarter(day.getYear(), (day.getMonthValue() - 1) / MONTHS + 1);
  }

  /** Counts quarters, so that the next one has the next number. */
  public int index() {
    return year * OF_YEAR + number - 1;
  }

  /** The quarter of an index. */
  public static Quarter at(int index) {
    return new Quarter(index / OF_YEAR, index % OF_YEAR + 1);
  }

  /** This quarter and those after it, so many in all. */
  public List<Quarter> onward(int count) {
    return IntStream.range(0, count).mapToObj(i -> at(index() + i)).toList();
  }

  /** The last day. */
  public LocalDate lastDay() {
    return LocalDate.of(year, number * MONTHS, 1).plusMonths(1).minusDays(1);
  }

  /** Months and year, the same in both languages: {@code 4–6/2027}. */
  public String label() {
    int last = number * MONTHS;
    return (last - MONTHS + 1) + "–" + last + "/" + year;
  }

  /** As it stands in addresses and forms: {@code 2027-2}. */
  public String code() {
    return year + "-" + number;
  }

  @Override
  public int compareTo(Quarter other) {
    return Integer.compare(index(), other.index());
  }
}
