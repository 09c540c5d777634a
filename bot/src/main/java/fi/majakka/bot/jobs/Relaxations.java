package fi.majakka.bot.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Queries next to a query: what to try when nothing is found, and how to change it. */
public final class Relaxations {
  private static final List<Integer> DISTANCES = List.of(30, 60, 100);
  private final VacancySearch search;
  private final Occupations occupations;

  public Relaxations(VacancySearch search, Occupations occupations) {
    this.search = search;
    this.occupations = occupations;
  }

  /** In which way a query differs from the one that it comes from. */
  public enum Step {
    FARTHER,
    WHOLE_REGION,
    ANY_KIND,
    ANY_LANGUAGE,
    ANY_EXPERIENCE,
    WHOLE_FIELD,
    ANY_WORK,
    ONLY_PERMANENT,
    ONLY_SUMMER
  }

  /**
   * A query next to another.
   *
   * @param count how many vacancies it has
   */
  public record Near(Step step, VacancyQuery query, int count) {}

  /** Wider queries that find more than the given one, the smallest steps first. */
  public List<Near> wider(VacancyQuery query, int most) {
    int now = search.count(query);
    Map<VacancyQuery, Step> candidates = new LinkedHashMap<>();
    if (!query.places().isEmpty()) {
      DISTANCES.stream()
          .filter(km -> km > query.distance())
          .forEach(km -> candidates.put(query.at(query.places(), km), Step.FARTHER));
    }
    if (!query.kinds().isEmpty()) {
      candidates.put(query.of(Set.of()), Step.ANY_KIND);
    }
    if (query.language().isPresent()) {
      candidates.put(query.speaking(Optional.empty()), Step.ANY_LANGUAGE);
    }
    if (query.noExperience()) {
      candidates.put(query.experience(false), Step.ANY_EXPERIENCE);
    }
    query.occupations().stream()
        .sorted()
        .findFirst()
        .flatMap(occupations::fieldOfCode)
        .ifPresent(
            field ->
                candidates.put(
                    query.forWork(Set.of(), Optional.of(field.id()), Set.of()), Step.WHOLE_FIELD));
    if (!query.places().isEmpty()) {
      candidates.put(query.at(Set.of(), 0), Step.WHOLE_REGION);
    }
    if (query.asksForWork()) {
      candidates.put(query.forWork(Set.of(), Optional.empty(), Set.of()), Step.ANY_WORK);
    }
    List<Near> wider = new ArrayList<>();
    for (Map.Entry<VacancyQuery, Step> candidate : candidates.entrySet()) {
      boolean sameStep = wider.stream().anyMatch(near -> near.step() == candidate.getValue());
      int count = sameStep ? 0 : search.count(candidate.getKey());
      if (count > now && wider.size() < most) {
        wider.add(new Near(candidate.getValue(), candidate.getKey(), count));
      }
    }
    return wider;
  }

  /** Narrower queries that leave something out and something in. */
  public List<Near> narrower(VacancyQuery query) {
    int now = search.count(query);
    List<Near> narrower = new ArrayList<>();
    if (query.kinds().isEmpty()) {
      add(narrower, Step.ONLY_PERMANENT, query.of(Set.of(Employment.PERMANENT)), now);
      add(narrower, Step.ONLY_SUMMER, query.of(Set.of(Employment.SUMMER)), now);
    }
    return narrower;
  }

  private void add(List<Near> into, Step step, VacancyQuery query, int now) {
    int count = search.count(query);
    if (count > 0 && count < now) {
      into.add(new Near(step, query, count));
    }
  }
}
