package fi.majakka.bot.jobs.held;

import fi.majakka.bot.jobs.Employment;
import fi.majakka.bot.jobs.LanguageNeed;
import fi.majakka.bot.mail.Mail;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * A vacancy as its employer describes it. All of it is published once it is accepted, but for the
 * contact.
 *
 * @param municipality code, three digits
 * @param until the last day to apply
 * @param apply how to apply: an address of a page, or words
 * @param contact where the coordinator asks more; may be empty, and is never published
 * @param writeDecision true when the employer asked that the decision be written to the contact
 */
public record Offer(
    String title,
    String employer,
    String municipality,
    Set<Employment> kinds,
    LanguageNeed language,
    boolean noExperience,
    int positions,
    LocalDate until,
    String apply,
    String description,
    String contact,
    boolean writeDecision) {
  public static final int LONGEST_TITLE = 150;
  public static final int LONGEST_EMPLOYER = 120;
  public static final int LONGEST_APPLY = 500;
  public static final int LONGEST_DESCRIPTION = 4_000;
  public static final int MOST_POSITIONS = 99;

  /** So many days ahead a vacancy may stay open. */
  public static final int MOST_DAYS = 180;

  public Offer {
    kinds = Set.copyOf(kinds);
    if (title.isBlank() || title.length() > LONGEST_TITLE) {
      throw new IllegalArgumentException("a title has 1 to " + LONGEST_TITLE + " characters");
    }
    if (employer.isBlank() || employer.length() > LONGEST_EMPLOYER) {
      throw new IllegalArgumentException(
          "an employer's name has 1 to " + LONGEST_EMPLOYER + " characters");
    }
    if (positions < 1 || positions > MOST_POSITIONS) {
      throw new IllegalArgumentException("there are 1 to " + MOST_POSITIONS + " positions");
    }
  }

  /** The mail address that the employer wants the decision sent to. */
  public Optional<String> decisionTo() {
    return Optional.of(contact).filter(to -> writeDecision && Mail.isAddress(to));
  }

  /** True when applying is done on a page. */
  public boolean appliesOnPage() {
    return apply.matches("https?://[^\\s\"'<>]{3,400}");
  }
}
