package fi.majakka.bot.applications;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What somebody can do, where and from when. Only what the work needs (Act 759/2004, section 3):
 * nothing that tells who it is, no age, gender, origin or first language.
 *
 * @param works up to three; Finnish singular nominatives of known occupations, else own words;
 *     empty: any work
 * @param places municipalities of the region; empty: any of them
 * @param from the first day; empty: to be agreed
 * @param otherLanguages own words, may be empty
 * @param words on the experience, own words, may be empty
 */
public record Facts(
    List<String> works,
    List<String> places,
    Optional<LocalDate> from,
    Level finnish,
    Level english,
    String otherLanguages,
    Experience experience,
    String words) {
  /** How many kinds of work one application names. */
  public static final int MOST_WORKS = 3;

  /** The longest name of a work and list of languages, in characters. */
  public static final int LONGEST_NAME = 80;

  /** The longest text on the experience, in characters. */
  public static final int LONGEST_WORDS = 1_000;

  public Facts {
    works = List.copyOf(works);
    places = List.copyOf(places);
    if (works.size() > MOST_WORKS
        || works.stream().anyMatch(work -> work.isBlank() || work.length() > LONGEST_NAME)
        || otherLanguages.length() > LONGEST_NAME
        || words.length() > LONGEST_WORDS) {
      throw new IllegalArgumentException("too many works, or too long a text");
    }
  }
}
