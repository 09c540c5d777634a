package fi.majakka.bot.links;

import static org.assertj.core.api.Assertions.assertThat;

import fi.majakka.bot.MovableClock;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.editorial.Desk;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.KnowledgeBaseReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** When an address counts as broken. */
class LinkWatchTest {
  private static final Instant NOON = Instant.parse("2026-11-27T10:00:00Z");
  private static final KnowledgeBase KNOWLEDGE =
      new KnowledgeBaseReader("area", Desk.shipped()).read(Desk.shipped()).knowledge();
  private final Kept book = new Kept();
  private final MovableClock clock = new MovableClock(NOON);
  private final List<String> asked = new ArrayList<>();
  private LinkProbe.Found answer = LinkProbe.Found.there(Optional.empty());

  private final LinkWatch watch =
      new LinkWatch(
          new CurrentKnowledge(KNOWLEDGE),
          book,
          url -> {
            asked.add(url);
            return answer;
          },
          Duration.ofDays(7),
          clock);

  /** Looks so often that every address had its turn. */
  private void lookAtAll() {
    for (int i = 0; i < 40; i++) {
      watch.next();
      clock.pass(Duration.ofSeconds(31));
    }
  }

  @Test
  void everyAddressIsLookedAtOnceAndAgainOnlyAfterAWeek() {
    lookAtAll();
    assertThat(asked).isNotEmpty().doesNotHaveDuplicates();
    assertThat(asked).hasSameSizeAs(LinkUse.all(KNOWLEDGE).keySet());
    int once = asked.size();
    clock.set(NOON.plus(Duration.ofDays(3)));
    lookAtAll();
    assertThat(asked).hasSize(once);
    clock.set(NOON.plus(Duration.ofDays(8)));
    lookAtAll();
    assertThat(asked).hasSize(2 * once);
    assertThat(watch.notable()).isEmpty();
  }

  @Test
  void anAddressIsBrokenOnlyWhenItFailsOnTwoDays() {
    answer = LinkProbe.Found.missing("404");
    lookAtAll();
    assertThat(watch.notable()).isNotEmpty().noneMatch(one -> one.state().broken());
    lookAtAll();
    assertThat(watch.notable()).noneMatch(one -> one.state().broken());
    clock.set(NOON.plus(Duration.ofDays(1)));
    lookAtAll();
    assertThat(watch.notable())
        .allMatch(one -> one.state().broken() && one.state().why().equals("404"));
    assertThat(watch.notable()).allMatch(one -> !one.uses().isEmpty());
    clock.set(NOON.plus(Duration.ofDays(2)));
    answer = LinkProbe.Found.there(Optional.empty());
    lookAtAll();
    assertThat(watch.notable()).isEmpty();
  }

  @Test
  void aDayOnWhichNothingCanBeReachedSaysNothingOfTheAddresses() {
    answer = LinkProbe.Found.silent("timeout");
    for (int day = 0; day < 3; day++) {
      clock.set(NOON.plus(Duration.ofDays(day)));
      lookAtAll();
    }
    assertThat(watch.notable()).isEmpty();
    assertThat(asked.size()).as("it does not ask on and on").isLessThan(40);
  }

  private static final class Kept implements LinkBook {
    private final Map<String, LinkState> states = new HashMap<>();

    @Override
    public Map<String, LinkState> states() {
      return Map.copyOf(states);
    }

    @Override
    public boolean claim(String url, Instant until) {
      return true;
    }

    @Override
    public CompletableFuture<Void> note(LinkState state) {
      states.put(state.url(), state);
      return CompletableFuture.completedFuture(null);
    }
  }
}
