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
import java.util.concurrent.CompletableFuture;

/**
 * Holds new vacancies against the saved searches, and tells their owners when it is time. Every
 * step can be done again after a crash: what was noted stays, what was told is not told again.
 */
public final class AlertDesk {
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final Duration UNCONFIRMED = Duration.ofDays(2);
  private static final int AT_ONCE = 500;
  private static final int READ_AT_ONCE = 2_000;

  /** More new vacancies than this are held against the searches in several rounds. */
  private static final int FRESH_AT_ONCE = 2_000;

  private final AlertRounds rounds;
  private final VacancySearch search;
  private final AlertMessages messages;
  private final SendingHours hours;
  private final Clock clock;
  private final String owner = UUID.randomUUID().toString();

  public AlertDesk(
      AlertRounds rounds,
      VacancySearch search,
      AlertMessages messages,
      SendingHours hours,
      Clock clock) {
    this.rounds = rounds;
    this.search = search;
    this.messages = messages;
    this.hours = hours;
    this.clock = clock;
  }

  /** Looks for what is new. */
  public void match() {
    Optional<Long> from = rounds.beginMatching(owner, LEASE);
    if (from.isEmpty()) {
      return;
    }
    List<AlertRounds.Fresh> fresh = new ArrayList<>();
    boolean[] mine = {true};
    long to =
        rounds.freshAfter(
            from.get(),
            vacancy -> {
              fresh.add(vacancy);
              if (mine[0] && fresh.size() >= FRESH_AT_ONCE) {
                mine[0] = match(fresh);
                fresh.clear();
              }
            });
    if (mine[0] && match(fresh)) {
      rounds.endMatching(owner, to);
    }
  }

  /**
   * Holds some vacancies against every search.
   *
   * @return false when another instance has taken the matching meanwhile
   */
  private boolean match(List<AlertRounds.Fresh> fresh) {
    if (fresh.isEmpty()) {
      return true;
    }
    Instant now = clock.instant();
    NewVacancies vacancies = new NewVacancies(search, fresh);
    List<AlertRounds.Match> matches = new ArrayList<>();
    boolean[] mine = {true};
    rounds.each(
        alert -> {
          Map<Long, String> found = vacancies.of(alert);
          if (mine[0] && !found.isEmpty()) {
            matches.add(new AlertRounds.Match(alert, found, alert.rhythm().due(now, hours)));
          }
          if (matches.size() >= AT_ONCE) {
            mine[0] = rounds.found(owner, LEASE, matches);
            matches.clear();
          }
        });
    return mine[0] && (matches.isEmpty() || rounds.found(owner, LEASE, matches));
  }

  /**
   * Tells what is due; outside the sending hours nothing is.
   *
   * @return how many searches were told
   */
  public int tell() {
    Instant now = clock.instant();
    int told = 0;
    if (hours.next(now).isAfter(now)) {
      return told;
    }
    for (List<AlertRounds.Due> due = rounds.due(now, READ_AT_ONCE);
        !due.isEmpty();
        due = rounds.due(now, READ_AT_ONCE)) {
      // What was found may be younger than the last look at the vacancies.
      messages.catchUp();
      told += tell(due);
    }
    return told;
  }

  /** While some are written, the next are made. */
  private int tell(List<AlertRounds.Due> due) {
    List<CompletableFuture<Integer>> writing = new ArrayList<>();
    for (int from = 0; from < due.size(); from += AT_ONCE) {
      Map<AlertRounds.Due, AlertRounds.Telling> some = new LinkedHashMap<>();
      due.subList(from, Math.min(due.size(), from + AT_ONCE))
          .forEach(one -> some.put(one, messages.of(one)));
      writing.add(rounds.tell(some));
    }
    return writing.stream().mapToInt(CompletableFuture::join).sum();
  }

  /** Ends what is past its time. */
  public void clean() {
    Instant now = clock.instant();
    rounds.clean(now, now.minus(UNCONFIRMED));
  }
}
