package fi.majakka.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.majakka.bot.MovableClock;
import fi.majakka.bot.applications.Application;
import fi.majakka.bot.applications.ApplicationBook;
import fi.majakka.bot.applications.ApplicationKeep;
import fi.majakka.bot.applications.Applications.Outcome;
import fi.majakka.bot.applications.Contact;
import fi.majakka.bot.applications.Employer;
import fi.majakka.bot.applications.EmployerView;
import fi.majakka.bot.applications.Experience;
import fi.majakka.bot.applications.FactFilter;
import fi.majakka.bot.applications.Facts;
import fi.majakka.bot.applications.Level;
import fi.majakka.bot.applications.Reading;
import fi.majakka.bot.applications.Receipt;
import fi.majakka.bot.applications.Sharing;
import fi.majakka.bot.config.Config;
import fi.majakka.bot.conversation.Conversation;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.conversation.InboundMessage.Content;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.delivery.DeliveryStore.Send;
import fi.majakka.bot.delivery.DeliveryStore.Waiting;
import fi.majakka.bot.mail.Mail;
import fi.majakka.bot.mail.MailQueue.Queued;
import fi.majakka.bot.mail.Notice;
import fi.majakka.bot.privacy.MasterKey;
import fi.majakka.bot.privacy.SignedIds;
import fi.majakka.bot.privacy.Signer;
import fi.majakka.kb.Text;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What open applications promise on every database. */
abstract class ApplicationsContract {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Config.Applications PERIODS =
      new Config.Applications(
          Duration.ofDays(14),
          Duration.ofDays(180),
          Duration.ofDays(14),
          Duration.ofDays(730),
          Duration.ofDays(30),
          Duration.ofDays(365));
  private static final Contact AINO = new Contact("Aino Esimerkki", "aino@example.com", "");

  @TempDir static Path keys;
  @TempDir Path folder;
  private MovableClock clock = new MovableClock(NOW);
  private final SignedIds ids = new SignedIds(new Signer(new byte[32]), "test");
  private String work = "";
  private Database database;
  private MasterKey master;
  private JdbiDeliveryStore store;
  private JdbiApplications applications;
  private ApplicationBook book;
  private ApplicationEnds ends;

  abstract Config.Database config();

  @BeforeEach
  void open() {
    clock = new MovableClock(NOW);
    work = "work " + UUID.randomUUID();
    master = MasterKey.open(keys.resolve("master.json"), folder.resolve("data"));
    database = Database.open(config(), folder.resolve("data"));
    applications = new JdbiApplications(database, master, PERIODS, List::of, clock);
    book = new JdbiApplicationBook(database, master, ids, clock);
    ends = new ApplicationEnds(database, master, PERIODS, ApplicationsContract::reminder, clock);
    store =
        new JdbiDeliveryStore(
            database,
            master,
            clock,
            List.of(applications),
            List.of(new ApplicationRecords(master, clock)));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Facts facts(String place, Level finnish, Optional<LocalDate> from) {
    return new Facts(
        List.of(work),
        place.isEmpty() ? List.of() : List.of(place),
        from,
        finnish,
        Level.GOOD,
        "",
        Experience.TWO_TO_FIVE_YEARS,
        "");
  }

  private Facts anywhere() {
    return facts("", Level.BASIC, Optional.empty());
  }

  private String share(Facts facts, Sharing with) {
    String id = ids.fresh();
    assertThat(applications.share(id, 0, Language.EN, facts, AINO, with).join())
        .isEqualTo(Outcome.SAVED);
    clock.pass(Duration.ofSeconds(1));
    return id;
  }

  private static Sharing everybody() {
    return new Sharing(Sharing.Scope.REGION_BUT, List.of());
  }

  private EmployerView window() {
    Employer employer = book.addEmployer("Employer " + UUID.randomUUID(), "Kaisa").join();
    return book.handOut(employer, "Kaisa", clock.instant().plus(Duration.ofDays(30))).join();
  }

  private List<String> seenBy(EmployerView view, FactFilter filter) {
    return book.shown(view, filter).join().stream()
        .filter(application -> application.facts().works().contains(work))
        .map(Application::id)
        .toList();
  }

  private FactFilter filter(String place, Level finnish, Optional<LocalDate> by) {
    return new FactFilter(
        Optional.of(work),
        Optional.of(place).filter(name -> !name.isEmpty()),
        finnish,
        Level.NONE,
        by,
        Experience.NONE);
  }

  private static Reply reply(String id, String words) {
    return new Reply(
        id,
        Language.EN,
        Optional.of("jobs.open_application"),
        1,
        false,
        List.of(),
        List.of(new Message.Text(words)),
        Optional.empty(),
        List.of());
  }

  private static Notice reminder(Application application) {
    return new Notice(
        reply("end-" + application.id(), "it ends soon"),
        Optional.of(
            new Mail(
                "end-" + application.id(),
                "aino@example.com",
                "subject",
                "it ends soon",
                "en",
                Optional.empty(),
                application.conversation())));
  }

  /** One turn in a conversation that keeps something. */
  private void turn(ConversationId conversation, String message, Turn.Effect effect) {
    store
        .accept(
            new InboundMessage(
                "telegram",
                conversation,
                message,
                new Content.Text("words"),
                clock.instant(),
                Optional.empty(),
                Set.of()))
        .join();
    Waiting waiting = store.nextWaiting(conversation).orElseThrow();
    Conversation before = store.conversation(conversation).orElseThrow();
    Turn turn =
        new Turn(
            waiting.message(),
            reply(message, "answer"),
            before.after(before.memory(), clock.instant()),
            effect,
            Map.of(),
            "model",
            "release");
    store.commit(waiting, turn, List.of(), "me").join();
  }

  @Test
  void aDraftFromTheChatIsSeenByItsPersonAlone() {
    ConversationId conversation = new ConversationId("c-" + UUID.randomUUID());
    String id = ids.fresh();
    turn(conversation, "1", new ApplicationKeep.Told(id, Language.EN, anywhere()));
    assertThat(applications.of(conversation).orElseThrow().id()).isEqualTo(id);
    assertThat(seenBy(window(), FactFilter.ALL)).isEmpty();
    assertThat(applications.receipts(id)).isEmpty();
    assertThat(applications.share(id, 1, Language.EN, anywhere(), AINO, everybody()).join())
        .isEqualTo(Outcome.SAVED);
    assertThat(seenBy(window(), FactFilter.ALL)).containsExactly(id);
  }

  @Test
  void applicationsStandInTheOrderOfArrivalHoweverTheyAreFiltered() {
    String first = share(facts("Karstula", Level.NONE, Optional.empty()), everybody());
    String second =
        share(facts("Kinnula", Level.FLUENT, Optional.of(LocalDate.of(2027, 3, 1))), everybody());
    String third = share(facts("", Level.GOOD, Optional.empty()), everybody());
    applications
        .share(
            first,
            1,
            Language.EN,
            facts("Karstula", Level.BASIC, Optional.empty()),
            AINO,
            everybody())
        .join();
    EmployerView view = window();
    assertThat(seenBy(view, FactFilter.ALL)).containsExactly(first, second, third);
    assertThat(seenBy(view, filter("Kinnula", Level.NONE, Optional.empty())))
        .containsExactly(second, third);
    assertThat(seenBy(view, filter("", Level.GOOD, Optional.empty())))
        .containsExactly(second, third);
    assertThat(seenBy(view, filter("", Level.NONE, Optional.of(LocalDate.of(2027, 2, 1)))))
        .containsExactly(first, third);
    assertThat(book.shared(filter("", Level.NONE, Optional.empty())))
        .extracting(Application::id)
        .containsExactly(first, second, third);
  }

  @Test
  void anApplicationReachesOnlyWhomItsMakerAllows() {
    EmployerView allowed = window();
    EmployerView other = window();
    String only =
        share(anywhere(), new Sharing(Sharing.Scope.ONLY, List.of(allowed.employer().id())));
    String but =
        share(anywhere(), new Sharing(Sharing.Scope.REGION_BUT, List.of(allowed.employer().id())));
    assertThat(seenBy(allowed, FactFilter.ALL)).containsExactly(only);
    assertThat(seenBy(other, FactFilter.ALL)).containsExactly(but);
  }

  @Test
  void ofTwoChangesOfTheSameVersionOneWins() {
    String id = share(anywhere(), everybody());
    assertThat(applications.share(id, 1, Language.EN, anywhere(), AINO, everybody()).join())
        .isEqualTo(Outcome.SAVED);
    assertThat(applications.share(id, 1, Language.EN, anywhere(), AINO, everybody()).join())
        .isEqualTo(Outcome.CHANGED_MEANWHILE);
    assertThat(applications.share(id, 0, Language.EN, anywhere(), AINO, everybody()).join())
        .isEqualTo(Outcome.CHANGED_MEANWHILE);
    assertThat(
            applications.share(ids.fresh(), 3, Language.EN, anywhere(), AINO, everybody()).join())
        .isEqualTo(Outcome.GONE);
  }

  @Test
  void whatIsWithdrawnIsGoneFromEveryViewAndItsKeyDestroyed() {
    String id = share(anywhere(), everybody());
    EmployerView view = window();
    assertThat(seenBy(view, FactFilter.ALL)).containsExactly(id);
    assertThat(applications.withdraw(id).join()).isTrue();
    assertThat(seenBy(view, FactFilter.ALL)).isEmpty();
    assertThat(book.shared(filter("", Level.NONE, Optional.empty()))).isEmpty();
    assertThat(applications.find(id)).isEmpty();
    assertThat(count("select count(*) from application where id = :id", id)).isZero();
    assertThat(applications.receipts(id))
        .extracting(Receipt::kind)
        .containsExactly(Receipt.Kind.SHARED, Receipt.Kind.WITHDRAWN);
    assertThat(applications.withdraw(id).join()).isFalse();
  }

  @Test
  void nothingIsStoredReadable() {
    String id = share(anywhere(), everybody());
    byte[] stored =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("select content from application where id = :id")
                        .bind("id", id)
                        .mapTo(byte[].class)
                        .one());
    assertThat(new String(stored, StandardCharsets.ISO_8859_1))
        .doesNotContain("Aino")
        .doesNotContain("example.com")
        .doesNotContain(work);
  }

  @Test
  void aChangeLeavesNothingOfWhatWasSaidBefore() {
    String id = share(anywhere(), everybody());
    byte[] before = key(id);
    applications.share(id, 1, Language.EN, anywhere(), AINO, everybody()).join();
    assertThat(key(id)).isNotEqualTo(before);
  }

  private byte[] key(String id) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select data_key from application where id = :id")
                    .bind("id", id)
                    .mapTo(byte[].class)
                    .one());
  }

  @Test
  void everyLookIsInTheLogAndTheApplicantSeesIt() {
    String id = share(anywhere(), everybody());
    EmployerView view = window();
    seenBy(view, FactFilter.ALL);
    seenBy(view, filter("", Level.NONE, Optional.empty()));
    seenBy(view, filter("", Level.FLUENT, Optional.empty()));
    assertThat(book.looks(view.id()))
        .hasSize(3)
        .first()
        .extracting(ApplicationBook.Look::shown)
        .isEqualTo(0);
    assertThat(applications.readings(id))
        .containsExactly(new Reading(view.employer().name().fi(), LocalDate.of(2026, 11, 24), 2));
  }

  @Test
  void aWindowIsShutByItsTimeOrByACoordinator() {
    EmployerView view = window();
    assertThat(book.view(view.id()).orElseThrow().open(clock.instant())).isTrue();
    assertThat(book.revoke(view.id(), "Kaisa").join()).isTrue();
    assertThat(book.revoke(view.id(), "Kaisa").join()).isFalse();
    assertThat(book.view(view.id()).orElseThrow().open(clock.instant())).isFalse();
    EmployerView other = window();
    clock.pass(Duration.ofDays(31));
    assertThat(book.view(other.id()).orElseThrow().open(clock.instant())).isFalse();
    assertThat(book.views()).extracting(EmployerView::id).contains(view.id(), other.id());
  }

  @Test
  void anApplicationIsRemindedOfOnceAndThenDestroyed() {
    ConversationId conversation = new ConversationId("c-" + UUID.randomUUID());
    String id = ids.fresh();
    turn(conversation, "1", new ApplicationKeep.Told(id, Language.EN, anywhere()));
    applications.share(id, 1, Language.EN, anywhere(), AINO, everybody()).join();
    ends.run().join();
    assertThat(queued(conversation)).isEmpty();
    clock.pass(Duration.ofDays(170));
    ends.run().join();
    ends.run().join();
    assertThat(queued(conversation))
        .extracting(send -> send.reply().id())
        .containsExactly("end-" + id);
    assertThat(
            new JdbiMailQueue(database, master, clock)
                .claim("me", clock.instant(), Duration.ofMinutes(1), 1_000))
        .extracting(Queued::mail)
        .extracting(Mail::id)
        .containsOnlyOnce("end-" + id);
    clock.pass(Duration.ofDays(11));
    ends.run().join();
    assertThat(applications.find(id)).isEmpty();
    assertThat(count("select count(*) from application where id = :id", id)).isZero();
    assertThat(applications.receipts(id))
        .extracting(Receipt::kind)
        .containsExactly(Receipt.Kind.SHARED, Receipt.Kind.EXPIRED);
  }

  private List<Send> queued(ConversationId conversation) {
    return store.claim("me", clock.instant(), Duration.ofMinutes(1), 1_000).stream()
        .filter(send -> send.conversation().equals(conversation))
        .toList();
  }

  @Test
  void whoWantsNothingUnaskedIsNotReminded() {
    ConversationId conversation = new ConversationId("c-" + UUID.randomUUID());
    String id = ids.fresh();
    turn(conversation, "1", new ApplicationKeep.Told(id, Language.EN, anywhere()));
    applications.share(id, 1, Language.EN, anywhere(), AINO, everybody()).join();
    turn(conversation, "2", Turn.Request.STOP);
    clock.pass(Duration.ofDays(170));
    ends.run().join();
    assertThat(queued(conversation)).isEmpty();
  }

  @Test
  void aRenewedApplicationBeginsItsTimeAnew() {
    String id = share(anywhere(), everybody());
    clock.pass(Duration.ofDays(170));
    assertThat(applications.renew(id).join()).isTrue();
    clock.pass(Duration.ofDays(170));
    ends.run().join();
    assertThat(applications.find(id)).isPresent();
    assertThat(applications.receipts(id))
        .extracting(Receipt::kind)
        .containsExactly(Receipt.Kind.SHARED, Receipt.Kind.RENEWED);
  }

  @Test
  void theChatChangesWithdrawsAndRenewsTheSameApplication() {
    ConversationId conversation = new ConversationId("c-" + UUID.randomUUID());
    String id = ids.fresh();
    turn(conversation, "1", new ApplicationKeep.Told(id, Language.EN, anywhere()));
    applications.share(id, 1, Language.EN, anywhere(), AINO, everybody()).join();
    Facts other = facts("Kinnula", Level.GOOD, Optional.empty());
    turn(conversation, "2", new ApplicationKeep.Told(id, Language.EN, other));
    assertThat(applications.find(id).orElseThrow().facts()).isEqualTo(other);
    assertThat(applications.find(id).orElseThrow().shared().orElseThrow().contact())
        .isEqualTo(AINO);
    turn(conversation, "3", new ApplicationKeep.Renew(id));
    turn(conversation, "4", new ApplicationKeep.Withdraw(id));
    assertThat(applications.of(conversation)).isEmpty();
    assertThat(applications.receipts(id))
        .extracting(Receipt::kind)
        .containsExactly(
            Receipt.Kind.SHARED,
            Receipt.Kind.CHANGED,
            Receipt.Kind.RENEWED,
            Receipt.Kind.WITHDRAWN);
  }

  @Test
  void aPersonGetsAllOfItAndForgettingLeavesNothing() {
    ConversationId conversation = new ConversationId("c-" + UUID.randomUUID());
    String id = ids.fresh();
    turn(conversation, "1", new ApplicationKeep.Told(id, Language.EN, anywhere()));
    applications.share(id, 1, Language.EN, anywhere(), AINO, everybody()).join();
    EmployerView view = window();
    seenBy(view, FactFilter.ALL);
    ObjectNode all =
        new JdbiPersonalData(
                database, store, master, List.of(new ApplicationRecords(master, clock)))
            .export(conversation)
            .orElseThrow();
    assertThat(all.path("open_applications").toString())
        .contains("aino@example.com")
        .contains("SHARED")
        .contains(view.employer().name().fi());
    store.erase(conversation).join();
    assertThat(seenBy(view, FactFilter.ALL)).isEmpty();
    assertThat(applications.receipts(id)).isEmpty();
    assertThat(applications.readings(id)).isEmpty();
    assertThat(count("select count(*) from application where id = :id", id)).isZero();
    ObjectNode nothing = JsonNodeFactory.instance.objectNode();
    database
        .jdbi()
        .useHandle(
            handle -> new ApplicationRecords(master, clock).export(handle, conversation, nothing));
    assertThat(nothing.path("open_applications")).isEmpty();
  }

  @Test
  void everyRecordHasAnEnd() {
    ConversationId conversation = new ConversationId("c-" + UUID.randomUUID());
    String draft = ids.fresh();
    turn(conversation, "1", new ApplicationKeep.Told(draft, Language.EN, anywhere()));
    String id = share(anywhere(), everybody());
    EmployerView view = window();
    seenBy(view, FactFilter.ALL);
    clock.pass(Duration.ofDays(15));
    ends.run().join();
    assertThat(count("select count(*) from application where id = :id", draft)).isZero();
    clock.pass(Duration.ofDays(400));
    ends.run().join();
    assertThat(book.view(view.id())).isEmpty();
    assertThat(applications.readings(id)).isEmpty();
    assertThat(count("select count(*) from application_look where view_id = :id", view.id()))
        .isZero();
    assertThat(applications.receipts(id)).hasSize(2);
    clock.pass(Duration.ofDays(740));
    ends.run().join();
    assertThat(applications.receipts(id)).isEmpty();
  }

  private long count(String sql, String id) {
    return database
        .jdbi()
        .withHandle(handle -> handle.createQuery(sql).bind("id", id).mapTo(Long.class).one());
  }

  @Test
  void namesInReceiptsAreThoseOfTheTime() {
    EmployerView view = window();
    String id = share(anywhere(), new Sharing(Sharing.Scope.ONLY, List.of(view.employer().id())));
    assertThat(applications.receipts(id).get(0).employers())
        .containsExactly(view.employer().name().fi());
    assertThat(applications.employers())
        .contains(
            new Employer(
                view.employer().id(),
                new Text(view.employer().name().fi(), view.employer().name().fi())));
  }
}
