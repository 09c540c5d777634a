package fi.majakka.bot.conversation;

import java.time.LocalDate;

/**
 * Where a stated fact can be verified.
 *
 * @param title name of the page or authority
 * @param url the responsible authority's own site
 * @param checked when a person last compared the fact with its page
 * @param owner who keeps the fact true
 * @param stale true past the review date
 */
public record Source(String title, String url, LocalDate checked, String owner, boolean stale) {}
