package fi.majakka.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.majakka.bot.KnowledgeForTests;
import fi.majakka.bot.MovableClock;
import fi.majakka.bot.config.Config;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.conversation.InboundMessage.Content;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.delivery.DeliveryStore.Send;
import fi.majakka.bot.delivery.DeliveryStore.Waiting;
import fi.majakka.bot.handover.Handover;
import fi.majakka.bot.handover.Handover.State;
import fi.majakka.bot.handover.HandoverDesk.Filter;
import fi.majakka.bot.handover.HandoverDesk.Line;
import fi.majakka.bot.handover.HandoverDesk.Speaker;
import fi.majakka.bot.handover.HandoverKeep;
import fi.majakka.bot.handover.HandoverNotices;
import fi.majakka.bot.handover.OfficeHours;
import fi.majakka.bot.privacy.MasterKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What asking for a person promises on every database. */
abstract class HandoverContract {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Config.Handover PERIODS =
      new Config.Handover(Duration.ofHours(24), Duration.ofDays(14), Duration.ofDays(30));
  private static final String SECRET = "naapurin koira haukkuu aivanainutlaatuisesti";

  @TempDir static Path keys;
  @TempDir Path folder;
  private MovableClock clock = new MovableClock(NOW);
  private ConversationId id = new ConversationId("none");
  private int said;
  private MasterKey master;
  private Database database;
  private JdbiDeliveryStore store;
  private JdbiHandovers handovers;
  private HandoverTimes times;
  private HandoverRecords records;

  abstract Config.Database config();

  @BeforeEach
  void open() {
    clock = new MovableClock(NOW);
    id = new ConversationId("c-" + UUID.randomUUID());
    master = MasterKey.open(keys.resolve("master.json"), folder.resolve("data"));
    database = Database.open(config(), folder.resolve("data"));
    HandoverNotices notices = new HandoverNotices(KnowledgeForTests::knowledge, clock);
    AuditTrail audit = new AuditTrail(database, new byte[32], clock);
    handovers = new JdbiHandovers(database, master, audit, notices, clock);
    times = new HandoverTimes(database, master, notices, PERIODS, clock);
    records = new HandoverRecords(master, clock);
    store = new JdbiDeliveryStore(database, master, clock, List.of(handovers), List.of(records));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void say(String words, String answer, Turn.Effect effect) {
    store
        .accept(
            new InboundMessage(
                "telegram",
                id,
                "m" + said++,
                new Content.Text(words),
                clock.instant(),
                Optional.empty(),
                Set.of()))
        .join();
    Waiting waiting = store.nextWaiting(id).orElseThrow();
    Reply reply =
        new Reply(
            waiting.message().id(),
            Language.FI,
            Optional.of("meta.human"),
            1,
            false,
            List.of(),
            List.of(new Message.Text(answer)),
            Optional.empty(),
            List.of());
    Turn turn =
        new Turn(
            waiting.message(),
            reply,
            waiting.before().after(waiting.before().memory(), clock.instant()),
            effect,
            Map.of(),
            "model",
            "release");
    store.commit(waiting, turn, List.of(), "me").join();
    clock.pass(Duration.ofSeconds(1));
  }

  private Handover ask(boolean earlier) {
    Handover wish =
        new Handover(
            UUID.randomUUID().toString(),
            id,
            "telegram",
            Language.FI,
            Optional.of("Karstula"),
            false,
            SECRET,
            clock.instant(),
            State.WAITING,
            Optional.empty(),
            clock.instant());
    say("kyllä", "jonossa", new HandoverKeep.Ask(wish, earlier));
    return handovers.open(id).orElseThrow();
  }

  /** What would be sent to the person, in order. */
  private List<String> sent() {
    return store.claim("me", clock.instant(), Duration.ofMinutes(1), 1000).stream()
        .filter(send -> send.conversation().equals(id))
        .map(HandoverContract::words)
        .toList();
  }

  private static String words(Send send) {
    Message first = send.reply().messages().get(0);
    return first instanceof Message.Text text ? text.text() : ((Message.Choices) first).text();
  }

  @Test
  void aWishWaitsIsTakenAnsweredAndHandedBack() {
    Handover wish = ask(false);
    assertThat(wish.matter()).isEqualTo(SECRET);
    assertThat(handovers.waiting(Optional.of("Karstula"))).isPositive();
    assertThat(handovers.list(new Filter(Optional.of("Karstula"), false))).contains(wish);
    assertThat(handovers.list(new Filter(Optional.of("Kinnula"), false))).doesNotContain(wish);
    assertThat(handovers.take(wish.id(), "aino").join()).isTrue();
    assertThat(handovers.open(id).orElseThrow().takenBy()).contains("aino");
    assertThat(sent()).singleElement().asString().contains("vastaa koordinaattori");
    assertThat(handovers.answer(wish.id(), "aino", "k1", "Soitan huomenna.").join()).isTrue();
    assertThat(handovers.answer(wish.id(), "aino", "k1", "Soitan huomenna.").join()).isTrue();
    assertThat(sent())
        .as("the same words once")
        .containsExactly("Koordinaattori vastaa:\n\nSoitan huomenna.");
    assertThat(handovers.handBack(wish.id(), "aino").join()).isTrue();
    assertThat(sent()).singleElement().asString().contains("Vastaan taas itse");
    assertThat(handovers.open(id)).isEmpty();
    assertThat(handovers.answer(wish.id(), "aino", "k2", "Vielä yksi.").join()).isFalse();
    assertThat(sent()).isEmpty();
  }

  @Test
  void onlyWhatWasAgreedIsShown() {
    say("salainen asia", "vastaus", Turn.Request.NONE);
    Handover wish = ask(false);
    say("oletko siellä", "välitin", Turn.Request.NONE);
    handovers.answer(wish.id(), "aino", "k1", "Olen.").join();
    clock.pass(Duration.ofSeconds(1));
    say("takaisin", "vastaan taas", new HandoverKeep.End(wish.id()));
    say("toinen salaisuus", "vastaus", Turn.Request.NONE);
    Handover ended = handovers.find(wish.id()).orElseThrow();
    assertThat(ended.state()).isEqualTo(State.ENDED);
    assertThat(handovers.lines(ended))
        .extracting(Line::words)
        .containsExactly("oletko siellä", "välitin", "Olen.", "takaisin", "vastaan taas");
    assertThat(handovers.lines(ended).get(2).speaker()).isEqualTo(Speaker.COORDINATOR);
  }

  @Test
  void whatWasSaidBeforeIsShownToWhoeverMayReadIt() {
    say("aiempi asia", "vastaus", Turn.Request.NONE);
    Handover wish = ask(true);
    assertThat(handovers.lines(wish)).extracting(Line::words).startsWith("aiempi asia");
  }

  @Test
  void aConversationHasOneOpenWishAtMost() {
    Handover first = ask(false);
    Handover second = ask(false);
    assertThat(second.id()).isEqualTo(first.id());
  }

  @Test
  void anotherConversationCannotEndIt() {
    Handover wish = ask(false);
    id = new ConversationId("c-" + UUID.randomUUID());
    say("takaisin", "ei", new HandoverKeep.End(wish.id()));
    assertThat(handovers.find(wish.id()).orElseThrow().state()).isEqualTo(State.WAITING);
  }

  @Test
  void whoWaitsForTooLongIsToldOnceAndInTheEndLeavesTheQueue() {
    Handover wish = ask(false);
    clock.pass(Duration.ofHours(23));
    times.run().join();
    assertThat(sent()).isEmpty();
    clock.pass(Duration.ofHours(1));
    times.run().join();
    times.run().join();
    assertThat(sent()).singleElement().asString().contains("yhä jonossa");
    clock.pass(Duration.ofDays(13));
    times.run().join();
    assertThat(sent()).singleElement().asString().contains("poistin sen jonosta");
    assertThat(handovers.find(wish.id()).orElseThrow().state()).isEqualTo(State.ENDED);
    clock.pass(Duration.ofDays(30));
    times.run().join();
    assertThat(handovers.find(wish.id())).isEmpty();
  }

  @Test
  void thePromisedTimeOfTheMunicipalityCountsBeforeThatOfTheRegion() {
    handovers.set(hours(Optional.empty(), 48), "aino").join();
    handovers.set(hours(Optional.of("Karstula"), 4), "aino").join();
    assertThat(handovers.hours(Optional.of("Karstula")).orElseThrow().answerHours()).contains(4);
    assertThat(handovers.hours(Optional.of("Kinnula")).orElseThrow().answerHours()).contains(48);
    ask(false);
    clock.pass(Duration.ofHours(4));
    times.run().join();
    assertThat(sent()).singleElement().asString().contains("yhä jonossa");
    handovers.unset(Optional.of("Karstula"), "aino").join();
    handovers.unset(Optional.empty(), "aino").join();
    assertThat(handovers.hours(Optional.of("Karstula"))).isEmpty();
  }

  private static OfficeHours hours(Optional<String> municipality, int within) {
    return new OfficeHours(
        municipality,
        Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
        LocalTime.of(9, 30),
        LocalTime.of(15, 0),
        Optional.of(within));
  }

  @Test
  void aCoordinatorWhoFallsSilentDoesNotKeepTheAssistantSilent() {
    Handover wish = ask(false);
    handovers.take(wish.id(), "aino").join();
    sent();
    clock.pass(Duration.ofHours(23));
    handovers.answer(wish.id(), "aino", "k1", "Hetki.").join();
    sent();
    clock.pass(Duration.ofHours(23));
    times.run().join();
    assertThat(handovers.open(id)).isPresent();
    clock.pass(Duration.ofHours(1));
    times.run().join();
    assertThat(handovers.open(id)).isEmpty();
    assertThat(sent()).singleElement().asString().contains("vastaan taas itse");
  }

  @Test
  void wordsAreSealedHandedOverAndDestroyedWithTheConversation() {
    Handover wish = ask(false);
    handovers.answer(wish.id(), "aino", "k1", "Vastaus " + SECRET).join();
    String raw =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "select h.matter, a.words from handover h join handover_answer a on"
                                + " a.handover_id = h.id where h.id = :id")
                        .bind("id", wish.id())
                        .map(
                            (row, context) ->
                                new String(row.getBytes(1), StandardCharsets.ISO_8859_1)
                                    + new String(row.getBytes(2), StandardCharsets.ISO_8859_1))
                        .one());
    assertThat(raw).doesNotContain("aivanainutlaatuisesti");
    ObjectNode export = JsonNodeFactory.instance.objectNode();
    database.jdbi().useHandle(handle -> records.export(handle, id, export));
    assertThat(export.path("handovers").get(0).path("matter").asText()).isEqualTo(SECRET);
    assertThat(export.path("handovers").get(0).path("answers").get(0).path("text").asText())
        .isEqualTo("Vastaus " + SECRET);
    store.erase(id).join();
    assertThat(handovers.find(wish.id())).isEmpty();
    long left =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("select count(*) from handover_answer where handover_id = :id")
                        .bind("id", wish.id())
                        .mapTo(Long.class)
                        .one());
    assertThat(left).isZero();
  }

  @Test
  void whoWantsToBeSentNothingWaitsForNobody() {
    ask(false);
    say("/stop", "en lähetä", Turn.Request.STOP);
    assertThat(handovers.open(id)).isEmpty();
  }

  @Test
  void whatCoordinatorsDoIsNotedInTheAuditLog() {
    Handover wish = ask(false);
    handovers.looked(wish.id(), "aino").join();
    handovers.answer(wish.id(), "aino", "k1", SECRET).join();
    handovers.handBack(wish.id(), "aino").join();
    List<String> actions =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "select action || ' ' || detail from audit where subject = :id order by"
                                + " number")
                        .bind("id", wish.id())
                        .mapTo(String.class)
                        .list());
    assertThat(actions)
        .containsExactly(
            "handover.read {}", "handover.taken {}", "handover.answered {}", "handover.ended {}");
  }
}
