package fi.majakka.bot;

import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.accounts.Users;
import fi.majakka.bot.answers.Archive;
import fi.majakka.bot.config.Home;
import fi.majakka.bot.editorial.AnswerArchive;
import fi.majakka.bot.editorial.AnswerHistory;
import fi.majakka.bot.editorial.Editing;
import fi.majakka.bot.editorial.GoldenGate;
import fi.majakka.bot.editorial.Impact;
import fi.majakka.bot.editorial.Intake;
import fi.majakka.bot.editorial.PlainCheck;
import fi.majakka.bot.editorial.Presence;
import fi.majakka.bot.editorial.Publishing;
import fi.majakka.bot.editorial.QuestionConsentSkill;
import fi.majakka.bot.editorial.RecordedQuestions;
import fi.majakka.bot.editorial.Rehearsal;
import fi.majakka.bot.editorial.Releases;
import fi.majakka.bot.operator.Operator;
import fi.majakka.bot.storage.AuditTrail;
import fi.majakka.bot.storage.JdbiDraftStore;
import fi.majakka.bot.storage.JdbiRecordedQuestions;
import fi.majakka.bot.storage.JdbiReleaseStore;
import fi.majakka.kb.KnowledgeArchive;
import fi.majakka.kb.KnowledgeTree;
import fi.majakka.nlu.model.Interpreter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The road of an edit, put together over a database. */
final class EditorialFeature {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private final Home home;
  private final Clock clock;
  private final Releases releases;
  private final Editing editing;
  private final Publishing publishing;
  private final Intake intake;
  private final JdbiDraftStore drafts;
  private final AnswerHistory history;
  private final AuditTrail audit;
  private final JdbiRecordedQuestions questions;

  EditorialFeature(Foundations on, Users users, GoldenGate golden) {
    this.home = on.home();
    this.clock = on.clock();
    this.audit = on.audit();
    JdbiReleaseStore store = new JdbiReleaseStore(on.database(), audit, clock);
    this.history = new AnswerHistory(store);
    this.drafts = new JdbiDraftStore(on.database(), audit, clock);
    this.questions = new JdbiRecordedQuestions(on.database(), on.master(), audit);
    this.releases =
        new Releases(store, on.config().region(), shippedFiles(home), on.knowledge()::publish);
    this.editing = new Editing(drafts, store, releases, clock);
    this.publishing = new Publishing(drafts, store, releases, editing, golden, clock);
    this.intake =
        new Intake(drafts, store, releases, editing, publishing, () -> anyReviewer(users), clock);
  }

  private static boolean anyReviewer(Users users) {
    return users.all().stream().anyMatch(user -> !user.disabled() && user.may(Right.REVIEW));
  }

  /** For the terminal, where no server runs: the models are opened when a draft is checked. */
  static EditorialFeature atTerminal(Foundations on) {
    return new EditorialFeature(
            on,
            AccountsFeature.accounts(on).users(),
            knowledge -> {
              Interpreter models =
                  Knowing.reading(
                          knowledge,
                          Knowing.meanings(on.home()),
                          on.config().region(),
                          on.home(),
                          on.clock())
                      .interpreter();
              return new Rehearsal(
                      new NamesInForce(() -> knowledge, () -> models)::over,
                      (release, reading) -> Assembly.turns(release, reading, on.clock()),
                      on.clock())
                  .broken(knowledge);
            })
        .open();
  }

  /** Puts the last release in force; the first start publishes what the project ships. */
  EditorialFeature open() {
    if (releases.refresh().isEmpty()) {
      intake.shipped(shippedFiles(), AuditEntry.PROGRAM);
    }
    return this;
  }

  private KnowledgeTree shippedFiles() {
    return shippedFiles(home);
  }

  private static KnowledgeTree shippedFiles(Home home) {
    try {
      return KnowledgeArchive.read(home.knowledge());
    } catch (IOException e) {
      throw new UncheckedIOException("the shipped knowledge base cannot be read", e);
    }
  }

  Releases releases() {
    return releases;
  }

  Editing editing() {
    return editing;
  }

  Publishing publishing() {
    return publishing;
  }

  Archive archive() {
    return new AnswerArchive(releases, clock);
  }

  /** How answers came to be what they are. */
  AnswerHistory history() {
    return history;
  }

  /** What the terminal may ask. */
  Map<String, Operator> orders() {
    return new EditorialOrders(releases, intake, new PlainCheck(editing), audit).all();
  }

  /** Who has which file open. */
  Presence presence() {
    return drafts;
  }

  /** The questions that people let us keep. */
  RecordedQuestions questions() {
    return questions;
  }

  /** What drafts would change. */
  Impact impact(Supplier<Rehearsal> rehearsal) {
    return new Impact(editing, releases, questions, rehearsal);
  }

  Feature feature() {
    return new Feature(
            List.of(new QuestionConsentSkill()),
            List.of(questions),
            List.of(),
            Map.of(),
            List.of(
                new Feature.Task(
                    "looking for a newer release", LOOK, LOOK, () -> releases.refresh()),
                new Feature.Task("publishing what is due", LOOK, LOOK, publishing::publishDue),
                new Feature.Task(
                    "looking at the shipped knowledge base",
                    Duration.ZERO,
                    Duration.ofDays(1),
                    () -> intake.shipped(shippedFiles(), AuditEntry.PROGRAM))),
            List.of(questions))
        .withOrders(orders());
  }
}
