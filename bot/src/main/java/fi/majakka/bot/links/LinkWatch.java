package fi.majakka.bot.links;

import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.links.LinkProbe.Found;
import fi.majakka.kb.KnowledgeBase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at every address that is published, one after the other and no host often. An address is
 * broken when it failed on two different days; a day on which no address at all could be reached
 * says nothing of the addresses. Used by one thread; reading is thread-safe.
 */
public final class LinkWatch {
  private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
  private static final Duration HOST_PAUSE = Duration.ofSeconds(30);
  private static final Duration CLAIM = Duration.ofMinutes(5);
  private static final Duration REST = Duration.ofMinutes(10);
  private final CurrentKnowledge knowledge;
  private final LinkBook book;
  private final LinkProbe probe;
  private final Duration every;
  private final Clock clock;
  private final Map<String, Instant> asked = new HashMap<>();
  private Instant restUntil = Instant.MIN;
  private String restFor = "";

  /**
   * @param every how often an address that is there is looked at again
   */
  public LinkWatch(
      CurrentKnowledge knowledge, LinkBook book, LinkProbe probe, Duration every, Clock clock) {
    this.knowledge = knowledge;
    this.book = book;
    this.probe = probe;
    this.every = every;
    this.clock = clock;
  }

  /**
   * An address with what leads to it.
   *
   * @param uses never empty
   */
  public record Watched(LinkState state, List<LinkUse> uses) {
    public Watched {
      uses = List.copyOf(uses);
    }
  }

  /** Every published address that is not quite as it should be: failing, or moved for good. */
  public List<Watched> notable() {
    Map<String, LinkState> states = book.states();
    List<Watched> notable = new ArrayList<>();
    LinkUse.all(knowledge.get())
        .forEach(
            (url, uses) ->
                Optional.ofNullable(states.get(url))
                    .filter(state -> state.failedDays() > 0 || state.movedTo().isPresent())
                    .ifPresent(state -> notable.add(new Watched(state, uses))));
    return notable;
  }

  /** How many published addresses have been looked at. */
  public int looked() {
    Map<String, LinkState> states = book.states();
    return (int) LinkUse.all(knowledge.get()).keySet().stream().filter(states::containsKey).count();
  }

  /** Looks at the next address that is due, if one is. */
  public void next() {
    Instant now = clock.instant();
    KnowledgeBase release = knowledge.get();
    if (now.isBefore(restUntil) && restFor.equals(release.releaseId())) {
      return;
    }
    Map<String, LinkState> states = book.states();
    List<String> due = due(release, states, now);
    if (due.isEmpty()) {
      rest(now);
      return;
    }
    asked.values().removeIf(at -> !at.plus(HOST_PAUSE).isAfter(now));
    due.stream()
        .filter(url -> !asked.containsKey(host(url)))
        .findFirst()
        .filter(url -> book.claim(url, now.plus(CLAIM)))
        .ifPresent(url -> look(url, states, now));
  }

  private List<String> due(KnowledgeBase release, Map<String, LinkState> states, Instant now) {
    LocalDate today = day(now);
    return LinkUse.all(release).keySet().stream()
        .filter(
            url ->
                Optional.ofNullable(states.get(url))
                    .map(
                        state ->
                            state.failedDays() > 0
                                ? day(state.checkedAt()).isBefore(today)
                                : !state.checkedAt().plus(every).isAfter(now))
                    .orElse(true))
        .sorted(
            Comparator.comparing(
                (String url) ->
                    Optional.ofNullable(states.get(url))
                        .map(LinkState::checkedAt)
                        .orElse(Instant.EPOCH)))
        .toList();
  }

  private void rest(Instant now) {
    restUntil = now.plus(REST);
    restFor = knowledge.get().releaseId();
  }

  private void look(String url, Map<String, LinkState> states, Instant now) {
    asked.put(host(url), now);
    Found found = probe.look(url);
    Optional<LinkState> before = Optional.ofNullable(states.get(url));
    switch (found.kind()) {
      case THERE -> book.note(LinkState.there(url, now, found.movedTo())).join();
      case MISSING -> book.note(failed(before, url, now, found)).join();
      case SILENT -> {
        // Where nobody at all answers today the fault is most likely on our side of the line.
        boolean others =
            states.values().stream()
                .anyMatch(
                    state -> state.failedDays() == 0 && day(state.checkedAt()).equals(day(now)));
        if (others) {
          book.note(failed(before, url, now, found)).join();
        } else {
          rest(now);
        }
      }
    }
  }

  private static LinkState failed(
      Optional<LinkState> before, String url, Instant now, Found found) {
    return LinkState.failed(before, url, now, day(now), found.why());
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, FINLAND);
  }

  private static String host(String url) {
    return url.replaceFirst("^https?://", "").replaceFirst("[/?#].*$", "");
  }
}
