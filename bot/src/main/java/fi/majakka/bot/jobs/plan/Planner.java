package fi.majakka.bot.jobs.plan;

import fi.majakka.bot.jobs.LanguageWish;
import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.bot.jobs.Vacancy;
import fi.majakka.bot.jobs.VacancyQuery;
import fi.majakka.bot.jobs.VacancySearch;
import fi.majakka.bot.jobs.VacancySearch.Found;
import fi.majakka.bot.jobs.VacancySearch.Hit;
import fi.majakka.bot.jobs.plan.Plan.Home;
import fi.majakka.bot.jobs.plan.Plan.Stop;
import fi.majakka.bot.jobs.plan.Plan.Wider;
import fi.majakka.bot.jobs.plan.Plan.Work;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Holds every municipality of the region as a home against the work that is to be reached from it.
 * The same wish always gives the same plan. Thread-safe.
 */
public final class Planner {
  private static final int SHOWN = 3;
  private final VacancySearch search;
  private final Municipalities municipalities;

  public Planner(VacancySearch search, Municipalities municipalities) {
    this.search = search;
    this.municipalities = municipalities;
  }

  /** The plan of a wish. */
  public Plan plan(PlanWish wish) {
    boolean vacancies = search.hasVacancies();
    List<Home> homes = homes(wish, vacancies);
    return new Plan(vacancies, homes, homes.isEmpty() ? wider(wish, vacancies) : Optional.empty());
  }

  private Optional<Wider> wider(PlanWish wish, boolean vacancies) {
    return Stream.of(40, 60, 100)
        .filter(km -> km > wish.kilometres())
        .map(km -> new Wider(km, homes(wish.within(km), vacancies).size()))
        .filter(wider -> wider.homes() > 0)
        .findFirst();
  }

  private List<Home> homes(PlanWish wish, boolean vacancies) {
    return search.region().stream()
        .map(
            home ->
                new Home(
                    home,
                    work(home, wish.own(), wish, vacancies),
                    wish.partner().map(partner -> work(home, partner, wish, vacancies))))
        .filter(Home::works)
        .sorted(Comparator.comparingInt(Home::ways).thenComparing(Home::code))
        .toList();
  }

  private Work work(String home, VacancyQuery asked, PlanWish wish, boolean vacancies) {
    Optional<LanguageWish> language = wish.language();
    Optional<String> place = asked.places().stream().findFirst();
    if (place.isPresent()) {
      VacancyQuery there = asked.speaking(language);
      return new Work(there, there(home, place.get(), there, wish.kilometres()));
    }
    VacancyQuery around = asked.speaking(language).at(Set.of(home), wish.kilometres());
    return new Work(around, vacancies ? found(home, around) : reached(home, wish.kilometres()));
  }

  /** A place that was named is a place to work in, with or without vacancies. */
  private List<Stop> there(String home, String place, VacancyQuery query, int most) {
    Optional<Integer> way = municipalities.kilometres(home, place).filter(km -> km <= most);
    if (way.isEmpty()) {
      return List.of();
    }
    Found found = search.find(query, 0, SHOWN);
    return List.of(new Stop(place, way.get(), found.total(), found.hits()));
  }

  private List<Stop> found(String home, VacancyQuery query) {
    Map<String, List<Hit>> byPlace = new LinkedHashMap<>();
    for (Hit hit : search.find(query, 0, Integer.MAX_VALUE).hits()) {
      byPlace.computeIfAbsent(nearest(home, hit.vacancy()), place -> new ArrayList<>()).add(hit);
    }
    return byPlace.entrySet().stream()
        .map(
            each ->
                new Stop(
                    each.getKey(),
                    municipalities.kilometres(home, each.getKey()).orElse(0),
                    each.getValue().size(),
                    each.getValue().stream().limit(SHOWN).toList()))
        .sorted(nearestFirst())
        .toList();
  }

  /** Work without a place is done at home. */
  private String nearest(String home, Vacancy vacancy) {
    return vacancy.municipalities().stream()
        .filter(place -> municipalities.kilometres(home, place).isPresent())
        .min(Comparator.comparingInt(place -> municipalities.kilometres(home, place).orElse(0)))
        .orElse(home);
  }

  /** Without any vacancies, the municipalities within the distance are all that can be told. */
  private List<Stop> reached(String home, int most) {
    return search.region().stream()
        .flatMap(
            place ->
                municipalities.kilometres(home, place).stream()
                    .filter(km -> km <= most)
                    .map(km -> new Stop(place, km, 0, List.of())))
        .sorted(nearestFirst())
        .toList();
  }

  private static Comparator<Stop> nearestFirst() {
    return Comparator.comparingInt(Stop::kilometres).thenComparing(Stop::municipality);
  }
}
