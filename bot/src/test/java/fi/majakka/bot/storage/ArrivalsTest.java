package fi.majakka.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;

import fi.majakka.bot.conversation.Conversation;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.conversation.InboundMessage.Content;
import fi.majakka.bot.conversation.Memory;
import fi.majakka.bot.delivery.DeliveryStore.Waiting;
import fi.majakka.bot.privacy.ConversationCipher;
import fi.majakka.bot.privacy.MasterKey;
import fi.majakka.bot.storage.Arrivals.Arrival;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message is handed over from memory only where that cannot change what is answered when. */
class ArrivalsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final ConversationId ID = new ConversationId("c");
  private static final Conversation BEGUN = Conversation.begun(ID, "web", NOW);
  @TempDir static Path folder;
  private final Arrivals arrivals = new Arrivals();
  private final ConversationCipher cipher = cipher();

  private static ConversationCipher cipher() {
    MasterKey master = MasterKey.open(folder.resolve("k.json"), folder.resolve("data"));
    return ConversationCipher.of(
        master, ConversationCipher.newKey(master, new SecureRandom()), ID.value());
  }

  private Arrival stored(long seq) {
    return arrivals.stored(seq, message(seq), cipher, Optional.empty());
  }

  private Arrival begins(long seq) {
    return arrivals.stored(seq, message(seq), cipher, Optional.of(BEGUN));
  }

  private static InboundMessage message(long seq) {
    return new InboundMessage(
        "web", ID, "m" + seq, new Content.Text("words"), NOW, Optional.empty(), Set.of());
  }

  /** Takes and answers what is handed over, until nothing is. */
  private List<Long> answered() {
    List<Long> all = new ArrayList<>();
    for (Optional<Waiting> next = arrivals.next(ID); next.isPresent(); next = arrivals.next(ID)) {
      Waiting waiting = next.get();
      all.add(waiting.seq());
      arrivals.answered(waiting.seq(), waiting.before().after(Memory.empty(), NOW));
    }
    return all;
  }

  @Test
  void messagesAreHandedOverOnceInTheOrderOfStoring() {
    List<Arrival> three = List.of(begins(4), stored(5), stored(9));
    three.forEach(arrivals::durable);
    assertThat(answered()).containsExactly(4L, 5L, 9L);
    assertThat(arrivals.nothingWaits(ID)).isTrue();
  }

  @Test
  void whatIsKnownToBeDurableFirstStillWaitsForWhatWasStoredFirst() {
    Arrival first = begins(1);
    Arrival second = stored(2);
    arrivals.durable(second);
    assertThat(answered()).isEmpty();
    arrivals.durable(first);
    assertThat(answered()).containsExactly(1L, 2L);
  }

  @Test
  void theNextOneWaitsForTheTurnUnderWay() {
    List.of(begins(1), stored(2)).forEach(arrivals::durable);
    assertThat(arrivals.next(ID).orElseThrow().last()).isFalse();
    assertThat(arrivals.next(ID)).isEmpty();
    assertThat(arrivals.nothingWaits(ID)).isFalse();
  }

  @Test
  void behindAMessageThatIsOnlyStoredNothingIsHandedOver() {
    arrivals.durable(begins(1));
    assertThat(answered()).containsExactly(1L);
    stored(2); // set aside, taken by a recovery, or of a group that failed
    arrivals.durable(stored(3));
    assertThat(answered()).isEmpty();
    assertThat(arrivals.nothingWaits(ID)).isFalse();
    arrivals.answered(2, BEGUN);
    assertThat(answered()).containsExactly(3L);
  }

  @Test
  void ofAConversationFromBeforeTheStartNothingIsCertain() {
    arrivals.durable(stored(7));
    assertThat(answered()).isEmpty();
    assertThat(arrivals.nothingWaits(ID)).isFalse();
    arrivals.answered(7, BEGUN);
    assertThat(arrivals.nothingWaits(ID)).isTrue();
  }

  @Test
  void whatWasAnsweredFromTheDatabaseIsNotHandedOverAgain() {
    Arrival late = begins(1);
    arrivals.answered(1, BEGUN);
    arrivals.durable(late);
    assertThat(answered()).isEmpty();
    assertThat(arrivals.nothingWaits(ID)).isTrue();
  }

  @Test
  void aForgottenConversationIsReadAndOneThatBeginsAgainStartsFromNothing() {
    arrivals.durable(begins(1));
    assertThat(answered()).containsExactly(1L);
    Arrival lost = stored(2);
    arrivals.forget(ID);
    arrivals.durable(lost);
    assertThat(answered()).isEmpty();
    arrivals.durable(begins(8));
    assertThat(arrivals.next(ID).orElseThrow().before()).isEqualTo(BEGUN);
  }

  @Test
  void theRestOfAFloodIsReadFromTheDatabase() {
    arrivals.durable(begins(1));
    for (long seq = 2; seq <= 100; seq++) {
      arrivals.durable(stored(seq));
    }
    List<Long> handed = answered();
    assertThat(handed).isSorted().startsWith(1L, 2L).hasSizeLessThan(20);
    assertThat(arrivals.nothingWaits(ID)).isFalse();
  }
}
