package fi.majakka.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.majakka.bot.MovableClock;
import fi.majakka.bot.config.Config;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.events.EventLinks;
import fi.majakka.bot.events.SignUp;
import fi.majakka.bot.events.SignUp.Status;
import fi.majakka.bot.events.SignUpNotices;
import fi.majakka.bot.events.SignUpSheet;
import fi.majakka.bot.events.SignUps.Person;
import fi.majakka.bot.mail.Mail;
import fi.majakka.bot.mail.MailDesk;
import fi.majakka.bot.mail.MailQueue.Queued;
import fi.majakka.bot.mail.MailServer;
import fi.majakka.bot.privacy.MasterKey;
import fi.majakka.bot.privacy.SignedIds;
import fi.majakka.bot.privacy.Signer;
import fi.majakka.kb.Event;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.KnowledgeBaseReader;
import fi.majakka.kb.Text;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What events and sign-ups promise on every database. */
abstract class SignUpsContract {
  private static final KnowledgeBase KNOWLEDGE =
      KnowledgeBaseReader.read(Path.of("../knowledge-base").toAbsolutePath(), "sydansuomi")
          .usable();
  private static final Config.Events PERIODS =
      new Config.Events(false, Duration.ofHours(24), Duration.ofDays(30));
  @TempDir Path keys;
  @TempDir Path folder;
  private final SignedIds ids = new SignedIds(new Signer(new byte[32]), "test");
  private MovableClock clock = new MovableClock(Instant.EPOCH);
  private Database database;
  private MasterKey master;
  private JdbiEventBook book;
  private JdbiSignUps signUps;

  abstract Config.Database config();

  @BeforeEach
  void open() {
    clock = new MovableClock(Instant.parse("2026-11-24T10:00:00Z"));
    master = MasterKey.open(keys.resolve("master.json"), folder.resolve("data"));
    database = Database.open(config(), folder.resolve("data"));
    book = new JdbiEventBook(database, KNOWLEDGE::events, clock);
    JdbiMailQueue queue = new JdbiMailQueue(database, master, clock);
    signUps =
        new JdbiSignUps(
            database,
            master,
            book,
            new SignUpNotices(
                () -> KNOWLEDGE,
                new EventLinks(ids, ids, ids, () -> "https://example.com"),
                new MailDesk(queue, Optional.of(mail -> new MailServer.Taken()), clock)),
            PERIODS,
            clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Event event(String id, int capacity) {
    LocalDateTime start = LocalDateTime.parse("2026-12-04T17:00");
    Event event =
        new Event(
            id,
            Event.Kind.INFO_SESSION,
            new Text("Testi", "Test"),
            new Text("Testi.", "Test."),
            start,
            start.plusHours(2),
            Optional.of("Viitasaari"),
            new Text("Talo", "House"),
            "viitasaari",
            List.of("fi"),
            Event.Audience.ALL,
            Optional.empty(),
            Optional.of(new Event.SignUp(OptionalInt.of(capacity), Optional.empty())),
            LocalDate.of(2026, 11, 1),
            false,
            false);
    book.save(event, "Kaisa").join();
    return event;
  }

  private SignUp join(Event event, String name) {
    return signUps
        .add(
            event,
            ids.fresh(),
            new Person(Optional.empty(), Language.EN, name, name + "@example.com"))
        .join();
  }

  private List<String> mails() {
    return new JdbiMailQueue(database, master, clock)
        .claim("me-" + UUID.randomUUID(), clock.instant(), Duration.ofSeconds(1), 1_000).stream()
            .map(Queued::mail)
            .map(Mail::id)
            .toList();
  }

  @Test
  void aCoordinatorsEventIsKeptChangedAndTakenAway() {
    Event event = event("own", 3);
    assertThat(book.find("own")).contains(event);
    Event later = event.later(7);
    book.save(later, "Kaisa").join();
    assertThat(book.find("own")).contains(later);
    assertThat(book.delete("own").join()).isTrue();
    assertThat(book.find("own")).isEmpty();
    assertThat(book.delete("own").join()).isFalse();
  }

  @Test
  void theWaitingListMovesUpByItselfAndIsToldOnce() {
    Event event = event("full", 2);
    SignUp first = join(event, "first");
    SignUp second = join(event, "second");
    SignUp third = join(event, "third");
    SignUp fourth = join(event, "fourth");
    assertThat(List.of(first.status(), second.status())).containsOnly(Status.CONFIRMED);
    assertThat(third.status()).isEqualTo(Status.WAITING);
    assertThat(List.of(third.ahead(), fourth.ahead())).containsExactly(0, 1);
    assertThat(signUps.cancel(first.id()).join()).isTrue();
    assertThat(signUps.cancel(first.id()).join()).isFalse();
    assertThat(signUps.find(third.id()).orElseThrow().status()).isEqualTo(Status.CONFIRMED);
    assertThat(signUps.find(fourth.id()).orElseThrow().ahead()).isZero();
    assertThat(mails()).containsExactly("event-place-" + third.id());
    book.save(event.later(0), "Kaisa").join();
    signUps.tend().join();
    assertThat(signUps.confirmed("full")).isEqualTo(2);
  }

  @Test
  void aLargerRoomLetsTheWaitingIn() {
    Event event = event("room", 1);
    join(event, "first");
    SignUp second = join(event, "second");
    event("room", 5);
    signUps.tend().join();
    assertThat(signUps.find(second.id()).orElseThrow().status()).isEqualTo(Status.CONFIRMED);
  }

  @Test
  void theSameSignUpSentTwiceTakesOnePlace() {
    Event event = event("twice", 5);
    String id = ids.fresh();
    Person person = new Person(Optional.empty(), Language.FI, "Aino", "");
    signUps.add(event, id, person).join();
    signUps.add(event, id, person).join();
    assertThat(signUps.of("twice")).hasSize(1);
  }

  @Test
  void whoHasAPlaceIsRemindedOnceAndForgottenAfterTheEvent() {
    Event event = event("soon", 1);
    SignUp first = join(event, "first");
    join(event, "waits");
    signUps.tend().join();
    assertThat(mails()).isEmpty();
    clock.pass(Duration.ofDays(9).plusHours(12));
    signUps.tend().join();
    signUps.tend().join();
    assertThat(mails()).containsExactly("event-soon-" + first.id());
    clock.pass(Duration.ofDays(40));
    signUps.tend().join();
    assertThat(signUps.of("soon")).isEmpty();
    assertThat(signUps.find(first.id())).isEmpty();
  }

  @Test
  void signUpsOfAnEventThatIsGoneHaveAnEndToo() {
    Event event = event("gone", 1);
    join(event, "first");
    book.delete("gone").join();
    clock.pass(Duration.ofDays(31));
    signUps.tend().join();
    assertThat(signUps.of("gone")).isEmpty();
  }

  @Test
  void aPersonGetsTheirSignUpsAndForgettingLeavesNone() {
    Event event = event("mine", 5);
    ConversationId conversation = new ConversationId("c-" + UUID.randomUUID());
    SignUp mine =
        signUps
            .add(event, ids.fresh(), new Person(Optional.of(conversation), Language.FI, "Aino", ""))
            .join();
    SignUpRecords records = new SignUpRecords(master);
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    database.jdbi().useHandle(handle -> records.export(handle, conversation, all));
    assertThat(all.path("event_sign_ups").toString()).contains("Aino").contains("mine");
    database
        .writes()
        .submit(
            handle -> {
              records.erase(handle, conversation);
              return true;
            })
        .join();
    assertThat(signUps.find(mine.id())).isEmpty();
  }

  @Test
  void namesAreStoredEncrypted() {
    SignUp signUp = join(event("secret", 5), "Salainen");
    byte[] stored =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("select content from event_sign_up where id = :id")
                        .bind("id", signUp.id())
                        .mapTo(byte[].class)
                        .one());
    assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("Salainen");
  }

  @Test
  void theOrganisersSheetHoldsNoFormulas() {
    Event event = event("sheet", 5);
    join(event, "=HYPERLINK(1)");
    assertThat(SignUpSheet.of(signUps.of("sheet")))
        .contains("\"'=HYPERLINK(1)\"")
        .contains("\"confirmed\"");
  }
}
