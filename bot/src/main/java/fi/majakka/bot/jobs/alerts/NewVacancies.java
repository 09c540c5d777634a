package fi.majakka.bot.jobs.alerts;

import fi.majakka.bot.jobs.VacancyQuery;
import fi.majakka.bot.jobs.VacancySearch;
import fi.majakka.bot.jobs.alerts.AlertRounds.Fresh;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The new vacancies of one round, to be held against many searches. They are kept by occupation, so
 * that a search meets only those of its own, and equal searches are answered once. Confined to one
 * thread.
 */
final class NewVacancies {
  /** So many different searches are remembered; what is asked most often comes early. */
  private static final int REMEMBERED = 20_000;

  private final VacancySearch search;
  private final List<Fresh> all;
  private final TreeMap<String, List<Fresh>> byOccupation = new TreeMap<>();
  private final Map<VacancyQuery, List<Fresh>> answered = new HashMap<>();

  NewVacancies(VacancySearch search, List<Fresh> all) {
    this.search = search;
    this.all = List.copyOf(all);
    for (Fresh one : all) {
      for (String isco : one.vacancy().occupations()) {
        byOccupation.computeIfAbsent(isco, code -> new ArrayList<>()).add(one);
      }
    }
  }

  /** What is new for a search: ids by what makes a vacancy the same in two feeds. */
  Map<Long, String> of(Alert alert) {
    Map<Long, String> found = new LinkedHashMap<>();
    for (Fresh one : matching(alert.query())) {
      if (one.seen().isAfter(alert.created())) {
        found.putIfAbsent(one.vacancy().sameAs(), one.vacancy().id());
      }
    }
    return found;
  }

  private List<Fresh> matching(VacancyQuery query) {
    List<Fresh> known = answered.get(query);
    if (known == null) {
      VacancySearch.Matcher matcher = search.matcher(query);
      known = near(query).stream().filter(one -> matcher.matches(one.vacancy())).toList();
      if (answered.size() < REMEMBERED) {
        answered.put(query, known);
      }
    }
    return known;
  }

  /** All that can match: of the occupations asked for, where nothing else is asked for as work. */
  private List<Fresh> near(VacancyQuery query) {
    if (query.occupations().isEmpty() || query.field().isPresent() || !query.words().isEmpty()) {
      return all;
    }
    List<Fresh> near = new ArrayList<>();
    for (String code : query.occupations()) {
      byOccupation.subMap(code, code + Character.MAX_VALUE).values().forEach(near::addAll);
    }
    return near;
  }
}
