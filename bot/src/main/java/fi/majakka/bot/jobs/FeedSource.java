package fi.majakka.bot.jobs;

/**
 * Where vacancies come from.
 *
 * @param name ours: lower case letters, digits, hyphens and dots
 * @param kind tmt, jsonld, rss, csv, form or sample
 * @param title as cited
 * @param url as cited
 * @param passedOn true when its terms let us pass its vacancies on as data
 */
public record FeedSource(String name, String kind, String title, String url, boolean passedOn) {
  /** Vacancies that small employers leave with us. */
  public static final String FORM = "form";

  /** Vacancies that are made up, and shown as such. */
  public static final String SAMPLE = "sample";

  public FeedSource {
    if (!name.matches("[a-z0-9][a-z0-9.-]{0,62}")) {
      throw new IllegalArgumentException("not a name of a feed: " + name);
    }
  }

  /** True for vacancies that are made up. */
  public boolean sample() {
    return kind.equals(SAMPLE);
  }
}
