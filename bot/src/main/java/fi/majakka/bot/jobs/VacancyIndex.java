package fi.majakka.bot.jobs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The open vacancies in memory, brought up to date from the store. Readers see one state at a time;
 * of the same vacancy in two feeds they see the one that came first. Thread-safe.
 */
public final class VacancyIndex {
  private final VacancyChanges store;
  private final Map<String, Vacancy> byId = new HashMap<>();
  private long revision = -1;
  private volatile State state = new State(List.of(), Map.of());

  public VacancyIndex(VacancyChanges store) {
    this.store = store;
  }

  /**
   * What is open.
   *
   * @param vacancies each once, whatever the number of its feeds
   * @param byId every vacancy, also those of which another feed has the same
   */
  private record State(List<Vacancy> vacancies, Map<String, Vacancy> byId) {}

  /** Reads what changed since the last time. */
  public synchronized void refresh() {
    int[] changes = new int[1];
    revision =
        store.changesAfter(
            revision,
            vacancy -> {
              byId.put(vacancy.id(), vacancy);
              changes[0]++;
            },
            id -> {
              byId.remove(id);
              changes[0]++;
            });
    if (changes[0] > 0) {
      state = new State(withoutRepeats(byId), new HashMap<>(byId));
    }
  }

  private static List<Vacancy> withoutRepeats(Map<String, Vacancy> all) {
    Map<Long, Vacancy> first = new HashMap<>(all.size() * 2);
    for (Vacancy vacancy : all.values()) {
      first.merge(vacancy.sameAs(), vacancy, VacancyIndex::earlier);
    }
    return new ArrayList<>(first.values());
  }

  private static Vacancy earlier(Vacancy a, Vacancy b) {
    int order = a.published().compareTo(b.published());
    return order < 0 || (order == 0 && a.id().compareTo(b.id()) < 0) ? a : b;
  }

  /** Every open vacancy, in no order; those that have ended since are for the reader to leave. */
  List<Vacancy> vacancies() {
    return state.vacancies();
  }

  /** How many vacancies are held. */
  public int size() {
    return state.vacancies().size();
  }

  /** The vacancy of an id. */
  public Optional<Vacancy> vacancy(String id) {
    return Optional.ofNullable(state.byId().get(id));
  }
}
