package fi.majakka.bot.jobs;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds vacancies by what is asked for and nothing else; the same query always gives the same list.
 * Thread-safe.
 */
public final class VacancySearch {
  private static final int FAR = 1_000_000;
  private final VacancyIndex index;
  private final Municipalities municipalities;
  private final Occupations occupations;
  private final Set<String> region;
  private final Clock clock;

  /**
   * @param region codes of the region's own municipalities, which come first when no place is asked
   *     for
   */
  public VacancySearch(
      VacancyIndex index,
      Municipalities municipalities,
      Occupations occupations,
      Set<String> region,
      Clock clock) {
    this.index = index;
    this.municipalities = municipalities;
    this.occupations = occupations;
    this.region = Set.copyOf(region);
    this.clock = clock;
  }

  /**
   * A vacancy that was found.
   *
   * @param kilometres from the nearest place asked for, as the crow flies; empty when none was
   *     asked for
   * @param from the code of that place
   */
  public record Hit(Vacancy vacancy, Optional<Integer> kilometres, Optional<String> from) {}

  /**
   * What was found.
   *
   * @param total how many in all
   */
  public record Found(int total, List<Hit> hits) {
    public Found {
      hits = List.copyOf(hits);
    }
  }

  /** Codes of the region's own municipalities. */
  public Set<String> region() {
    return region;
  }

  /** True when there is any vacancy to be searched. */
  public boolean hasVacancies() {
    Instant now = clock.instant();
    return index.vacancies().stream().anyMatch(vacancy -> vacancy.openAt(now));
  }

  /**
   * The vacancies of a query, nearest first, then the newest.
   *
   * @param from how many to leave out at the beginning
   */
  public Found find(VacancyQuery query, int from, int most) {
    Matcher matcher = matcher(query);
    List<Ranked> matching = new ArrayList<>();
    for (Vacancy vacancy : index.vacancies()) {
      if (matcher.fits(vacancy)) {
        int distance = matcher.distance(vacancy);
        if (distance < FAR) {
          matching.add(new Ranked(vacancy, distance));
        }
      }
    }
    List<Hit> hits =
        matching.stream()
            .sorted(order(query))
            .skip(from)
            .limit(most)
            .map(ranked -> matcher.hit(ranked.vacancy()))
            .toList();
    return new Found(matching.size(), hits);
  }

  /** True when the title of some vacancy has a word that begins so. */
  boolean inSomeTitle(String beginning) {
    VacancyQuery query = VacancyQuery.all().forWork(Set.of(), Optional.empty(), Set.of(beginning));
    Matcher matcher = matcher(query);
    return index.vacancies().stream().anyMatch(matcher::fits);
  }

  /** How many vacancies a query has. */
  public int count(VacancyQuery query) {
    Matcher matcher = matcher(query);
    int count = 0;
    for (Vacancy vacancy : index.vacancies()) {
      if (matcher.matches(vacancy)) {
        count++;
      }
    }
    return count;
  }

  /** A query made ready to be held against many vacancies. */
  public Matcher matcher(VacancyQuery query) {
    return new Matcher(query, clock.instant());
  }

  private record Ranked(Vacancy vacancy, int distance) {}

  /** Facts about the work only; the id makes the order the same for everybody. */
  private static Comparator<Ranked> order(VacancyQuery query) {
    Comparator<Ranked> stated =
        Comparator.comparing(
            ranked ->
                query.language().isPresent()
                    && ranked.vacancy().language() == LanguageNeed.NOT_STATED);
    return Comparator.comparingInt(Ranked::distance)
        .thenComparing(stated)
        .thenComparing(ranked -> ranked.vacancy().published(), Comparator.reverseOrder())
        .thenComparing(ranked -> ranked.vacancy().id());
  }

  /** A query with all that it needs at hand. Confined to one thread. */
  public final class Matcher {
    private final VacancyQuery query;
    private final Instant now;
    private final int kinds;
    private final List<String> codes;
    private final Map<String, Integer> near = new HashMap<>();

    private Matcher(VacancyQuery query, Instant now) {
      this.query = query;
      this.now = now;
      this.kinds = Employment.mask(query.kinds());
      this.codes = new ArrayList<>(query.occupations());
      query.field().flatMap(occupations::fieldOf).ifPresent(field -> codes.addAll(field.isco()));
    }

    /** True when everything fits. */
    public boolean matches(Vacancy vacancy) {
      return fits(vacancy) && distance(vacancy) < FAR;
    }

    /** How the query fits a vacancy; empty when it does not. */
    public Optional<Hit> fit(Vacancy vacancy) {
      return matches(vacancy) ? Optional.of(hit(vacancy)) : Optional.empty();
    }

    /** True when all but the place fits; cheaper than the distance, and so asked first. */
    boolean fits(Vacancy vacancy) {
      return (vacancy.kindMask() & kinds) == kinds
          && (!query.noExperience() || vacancy.noExperience())
          && (query.language().isEmpty() || query.language().get().accepts(vacancy.language()))
          && work(vacancy)
          && vacancy.openAt(now);
    }

    private boolean work(Vacancy vacancy) {
      if (!query.asksForWork()) {
        return true;
      }
      for (String isco : vacancy.occupations()) {
        for (String code : codes) {
          if (isco.startsWith(code)) {
            return true;
          }
        }
      }
      return !query.words().isEmpty() && titled(vacancy);
    }

    private boolean titled(Vacancy vacancy) {
      List<String> words = Occupations.words(vacancy.title().all());
      return query.words().stream()
          .map(Occupations::folded)
          .anyMatch(word -> words.stream().anyMatch(other -> other.startsWith(word)));
    }

    /**
     * How far the nearest of its municipalities is: 0 within a place asked for, a little for the
     * region when no place is, and {@link #FAR} when it is too far.
     */
    int distance(Vacancy vacancy) {
      int nearest = FAR;
      boolean anywhere = query.places().isEmpty();
      if (vacancy.municipalities().isEmpty()) {
        return anywhere || Employment.of(vacancy.kindMask()).contains(Employment.REMOTE)
            ? query.distance()
            : FAR;
      }
      for (String code : vacancy.municipalities()) {
        if (!query.without().contains(code)) {
          nearest = Math.min(nearest, anywhere ? (region.contains(code) ? 0 : 1) : near(code));
        }
      }
      return anywhere || nearest <= query.distance() ? nearest : FAR;
    }

    private int near(String code) {
      return near.computeIfAbsent(
          code,
          key ->
              query.places().stream()
                  .flatMap(place -> municipalities.kilometres(place, key).stream())
                  .min(Comparator.naturalOrder())
                  .orElse(FAR));
    }

    /** A vacancy that fits, with how far it is and from where. */
    Hit hit(Vacancy vacancy) {
      Optional<String> nearest =
          vacancy.municipalities().stream()
              .filter(code -> !query.without().contains(code))
              .min(Comparator.comparingInt(this::near));
      if (query.places().isEmpty() || nearest.isEmpty() || near(nearest.get()) >= FAR) {
        return new Hit(vacancy, Optional.empty(), Optional.empty());
      }
      Optional<String> from =
          query.places().stream()
              .min(
                  Comparator.comparingInt(
                      place -> municipalities.kilometres(place, nearest.get()).orElse(FAR)));
      return new Hit(vacancy, Optional.of(near(nearest.get())), from);
    }
  }
}
