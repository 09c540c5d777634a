package fi.majakka.kb;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that is so, with where it was read and until when it may be told.
 *
 * @param text the fact as one or two sentences that stand on their own
 * @param value what an article inserts, for typed facts; {@link FactValues} sets it
 * @param source the page that was read
 * @param verify the responsible authority's own site
 * @param owner id of the organisation that keeps the fact true
 * @param published date of the page read: a year, a month or a day
 * @param checked when a person last compared the fact with the page
 * @param reviewBy after this day the fact may no longer be told as current
 * @param isVolatile told with "as of"
 * @param highRisk permits, benefits, money: not told at all once overdue
 */
public record Fact(
    String id,
    Type type,
    Text text,
    Optional<Text> value,
    Optional<String> source,
    String verify,
    String owner,
    Optional<String> published,
    LocalDate checked,
    LocalDate reviewBy,
    Confidence confidence,
    boolean isVolatile,
    boolean highRisk) {

  /** What a value is, and so how it is written. */
  public enum Type {
    TEXT,
    PHONE,
    MONEY,
    DATE,
    HOURS,
    LINK,
    ADDRESS,
    PERCENTAGE,
    NUMBER;

    /** The name as in the files. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How sure the source makes the fact. */
  public enum Confidence {
    HIGH,
    MEDIUM,
    LOW,
    UNVERIFIED;

    /** The name as in the files. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** True when an article may rest on the fact. */
  public boolean tellable() {
    return confidence == Confidence.HIGH || confidence == Confidence.MEDIUM;
  }

  /** True when the review date has passed on the given day. */
  public boolean overdue(LocalDate today) {
    return today.isAfter(reviewBy);
  }

  /** The day, month or year that the fact is as of: the page's date, else the day of the check. */
  public String asOf() {
    return published.orElseGet(checked::toString);
  }
}
