package fi.majakka.bot.jobs.plan;

import fi.majakka.bot.jobs.VacancyQuery;
import fi.majakka.bot.jobs.VacancySearch.Hit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a family could live and work. The order is of distances, and says nothing of people.
 *
 * @param vacancies false when there are none at all: then only places are known
 * @param homes those from which everybody reaches work, with the shortest ways first
 * @param wider a longer distance that finds homes; empty when it is not needed or does not help
 */
public record Plan(boolean vacancies, List<Home> homes, Optional<Wider> wider) {

  public Plan {
    homes = List.copyOf(homes);
  }

  /** The home that was wished for if it is among them, else the first. */
  public Optional<Home> chosen(PlanWish wish) {
    return homes.stream()
        .filter(home -> wish.home().filter(home.code()::equals).isPresent())
        .findFirst()
        .or(() -> homes.stream().findFirst());
  }

  /**
   * A longer distance.
   *
   * @param homes how many it finds
   */
  public record Wider(int kilometres, int homes) {}

  /**
   * A municipality to live in.
   *
   * @param code the municipality's
   * @param partner empty when the partner looks for no work
   */
  public record Home(String code, Work own, Optional<Work> partner) {

    /** Kilometres to the nearest work of each, as the crow flies. */
    int ways() {
      return Stream.concat(Stream.of(own), partner.stream()).mapToInt(Work::nearest).sum();
    }

    /** True when everybody reaches work. */
    boolean works() {
      return !own.stops().isEmpty() && partner.filter(work -> work.stops().isEmpty()).isEmpty();
    }

    /** Every vacancy that is shown. */
    public List<Hit> hits() {
      return Stream.concat(Stream.of(own), partner.stream())
          .flatMap(work -> work.stops().stream())
          .flatMap(stop -> stop.hits().stream())
          .toList();
    }
  }

  /**
   * One person's work within reach of a home.
   *
   * @param query finds the vacancies
   * @param stops where they are, nearest first
   */
  public record Work(VacancyQuery query, List<Stop> stops) {
    public Work {
      stops = List.copyOf(stops);
    }

    private int nearest() {
      return stops.stream().mapToInt(Stop::kilometres).min().orElse(0);
    }

    /** How many vacancies there are. */
    public int vacancies() {
      return stops.stream().mapToInt(Stop::vacancies).sum();
    }
  }

  /**
   * A municipality to work in.
   *
   * @param kilometres whole ones from home as the crow flies; 0 within it
   * @param vacancies how many there are
   * @param hits the first of them
   */
  public record Stop(String municipality, int kilometres, int vacancies, List<Hit> hits) {
    public Stop {
      hits = List.copyOf(hits);
    }
  }
}
