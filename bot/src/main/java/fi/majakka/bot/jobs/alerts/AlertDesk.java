package fi.majakka.bot.jobs.alerts;

import fi.majakka.bot.calendar.SendingHours;
import fi.majakka.bot.jobs.VacancySearch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Holds new vacancies against the saved searches, and tells their owners when it is time. Every
 * step can be done again after a crash: what was noted stays, what was told is not told again.
 */
public final class AlertDesk {
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final Duration UNCONFIRMED = Duration.ofDays(2);
  private static final int AT_ONCE = 250;

  /** More new vacancies than this are held against the searches in several rounds. */
  private static final int FRESH_AT_ONCE = 2_000;

  private final AlertStore store;
  private final VacancySearch search;
  private final AlertMessages messages;
  private final SendingHours hours;
  private final Clock clock;
  private final String owner = UUID.randomUUID().toString();

  public AlertDesk(
      AlertStore store,
      VacancySearch search,
      AlertMessages messages,
      SendingHours hours,
      Clock clock) {
    this.store = store;
    this.search = search;
    this.messages = messages;
    this.hours = hours;
    this.clock = clock;
  }

  /** Looks for what is new. */
  public void match() {
    Optional<Long> from = store.beginMatching(owner, LEASE);
    if (from.isEmpty()) {
      return;
    }
    List<AlertStore.Fresh> fresh = new ArrayList<>();
    long to =
        store.freshAfter(
            from.get(),
            vacancy -> {
              fresh.add(vacancy);
              if (fresh.size() >= FRESH_AT_ONCE) {
                match(fresh);
                fresh.clear();
              }
            });
    match(fresh);
    store.endMatching(to);
  }

  private void match(List<AlertStore.Fresh> fresh) {
    if (fresh.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    List<AlertStore.Match> matches = new ArrayList<>();
    store.each(
        alert -> {
          match(alert, fresh, now).ifPresent(matches::add);
          if (matches.size() >= AT_ONCE) {
            store.found(matches);
            matches.clear();
          }
        });
    if (!matches.isEmpty()) {
      store.found(matches);
    }
  }

  private Optional<AlertStore.Match> match(Alert alert, List<AlertStore.Fresh> fresh, Instant now) {
    VacancySearch.Matcher matcher = search.matcher(alert.query());
    Map<Long, String> found = new LinkedHashMap<>();
    for (AlertStore.Fresh one : fresh) {
      if (one.seen().isAfter(alert.created()) && matcher.matches(one.vacancy())) {
        found.putIfAbsent(one.vacancy().sameAs(), one.vacancy().id());
      }
    }
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(new AlertStore.Match(alert, found, alert.rhythm().due(now, hours)));
  }

  /**
   * Tells what is due; outside the sending hours nothing is.
   *
   * @return true when there was something
   */
  public boolean tell() {
    Instant now = clock.instant();
    boolean told = false;
    if (hours.next(now).isAfter(now)) {
      return told;
    }
    for (List<AlertStore.Due> due = store.due(now, AT_ONCE);
        !due.isEmpty();
        due = store.due(now, AT_ONCE)) {
      // What was found may be younger than the last look at the vacancies.
      messages.catchUp();
      store.tell(due, messages::of);
      told = true;
    }
    return told;
  }

  /** Ends what is past its time. */
  public void clean() {
    Instant now = clock.instant();
    store.clean(now, now.minus(UNCONFIRMED));
  }
}
