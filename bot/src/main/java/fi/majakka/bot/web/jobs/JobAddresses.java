package fi.majakka.bot.web.jobs;

import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.bot.jobs.VacancyQuery;
import fi.majakka.bot.web.SitePage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes searches as addresses; what the search form shows is what its address says. */
record JobAddresses(Municipalities municipalities) {

  /**
   * The address of a search.
   *
   * @param from how many hits come before the page
   */
  String of(SitePage page, VacancyQuery query, int from) {
    List<String> parts = new ArrayList<>();
    query.occupations().stream().sorted().forEach(code -> parts.add("occupation=" + code));
    query.field().ifPresent(field -> parts.add("field=" + encoded(field)));
    if (!query.words().isEmpty()) {
      parts.add("q=" + encoded(String.join(" ", query.words())));
    }
    query.places().stream()
        .flatMap(code -> municipalities.name(code).stream())
        .sorted()
        .forEach(name -> parts.add("municipality=" + encoded(name)));
    if (query.distance() > 0) {
      parts.add("distance_km=" + query.distance());
    }
    query.kinds().stream().sorted().forEach(kind -> parts.add("employment=" + kind.code()));
    query.language().ifPresent(wish -> parts.add("language_need=" + wish.code()));
    if (query.noExperience()) {
      parts.add("no_experience=true");
    }
    if (from > 0) {
      parts.add("offset=" + from);
    }
    return page.link(parts.isEmpty() ? "/jobs" : "/jobs?" + String.join("&", parts));
  }

  /** A text as part of an address. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
