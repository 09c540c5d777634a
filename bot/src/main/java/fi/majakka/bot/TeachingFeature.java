package fi.majakka.bot;

import fi.majakka.bot.delivery.Workers;
import fi.majakka.bot.editorial.Rehearsal;
import fi.majakka.bot.operator.Operator;
import fi.majakka.bot.storage.JdbiModelBook;
import fi.majakka.bot.storage.JdbiTaughtLines;
import fi.majakka.bot.studio.NewTopicPages;
import fi.majakka.bot.studio.TeachFilePages;
import fi.majakka.bot.studio.TeachFormPages;
import fi.majakka.bot.studio.TeachPages;
import fi.majakka.bot.studio.WithdrawPages;
import fi.majakka.bot.teaching.GoldenComparison;
import fi.majakka.bot.teaching.LineCheck;
import fi.majakka.bot.teaching.ModelBook;
import fi.majakka.bot.teaching.ModelInUse;
import fi.majakka.bot.teaching.Swapping;
import fi.majakka.bot.teaching.TaughtImport;
import fi.majakka.bot.teaching.TaughtLines;
import fi.majakka.bot.teaching.Training;
import fi.majakka.bot.web.Operations;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.nlu.training.Models;
import fi.majakka.nlu.training.TrainingData;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The road of an utterance: what coordinators teach, the models trained from it, and their swap.
 */
final class TeachingFeature implements AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration BEAT = Duration.ofSeconds(10);
  private final Foundations on;
  private final EditorialFeature editorial;
  private final Supplier<Rehearsal> rehearsal;
  private final TaughtLines lines;
  private final ModelBook book;
  private final Swapping swapping;
  private final Training training;

  /**
   * Opens the model in use.
   *
   * @param shipped trained, the model to fall back on
   * @param rehearsal asked for when it is needed: the dialogue is built later
   */
  TeachingFeature(
      Foundations on, Models shipped, EditorialFeature editorial, Supplier<Rehearsal> rehearsal) {
    this.on = on;
    this.editorial = editorial;
    this.rehearsal = rehearsal;
    this.lines = lines(on);
    this.book = new JdbiModelBook(on.database(), on.audit(), on.clock());
    if (on.database().embedded()) {
      // Whoever trained on an embedded database is no more: it was ours alone.
      book.interrupt(on.clock().instant().plus(Duration.ofDays(1))).join();
    }
    this.swapping =
        new Swapping(
            book,
            lines,
            shipped,
            on.data().resolve("models"),
            Workers.beside("model"),
            new GoldenComparison(on.knowledge()::get, rehearsal));
    this.training =
        new Training(
            lines,
            book,
            swapping,
            new TrainingProcess(
                on.home(),
                on.config().region(),
                () -> editorial.releases().current().orElseThrow().tree()),
            topic -> on.knowledge().get().topic(topic).isPresent(),
            on.clock());
  }

  /** What is taught, also for the terminal. */
  static TaughtLines lines(Foundations on) {
    return new JdbiTaughtLines(on.database(), on.master(), on.audit(), on.clock());
  }

  /** What the terminal may ask. */
  static Map<String, Operator> orders(Foundations on, Supplier<KnowledgeBase> knowledge) {
    TaughtLines lines = lines(on);
    return new TaughtOrders(lines, sentences(lines, check(on, lines), knowledge)).all();
  }

  private static TaughtImport sentences(
      TaughtLines lines, LineCheck check, Supplier<KnowledgeBase> knowledge) {
    return new TaughtImport(lines, check, topic -> knowledge.get().topic(topic).isPresent());
  }

  private static LineCheck check(Foundations on, TaughtLines lines) {
    TrainingData data = new TrainingData(on.home().nlp().resolve("training"));
    return new LineCheck(data::examples, lines);
  }

  /** Reads messages with the model in use. */
  ModelInUse reader() {
    return swapping.reader();
  }

  /** What is taught. */
  TaughtLines lines() {
    return lines;
  }

  /** The trainings and their models. */
  ModelBook book() {
    return book;
  }

  /** Which model is in use. */
  Swapping models() {
    return swapping;
  }

  Feature feature() {
    LineCheck check = check(on, lines);
    return new Feature(
            List.of(),
            List.of(),
            List.of(),
            Map.of(
                "models",
                () -> new Operations.Component(true, "model " + swapping.reader().modelId())),
            List.of(
                new Feature.Task("looking for another model", LOOK, LOOK, swapping::follow),
                new Feature.Task("keeping a training alive", BEAT, BEAT, training::beat)))
        .withPages(
            List.of(
                new TeachPages(
                    on.knowledge(), lines, book, swapping, training, editorial.questions()),
                new TeachFormPages(
                    on.knowledge(),
                    lines,
                    check,
                    editorial.questions(),
                    editorial.editing(),
                    rehearsal),
                new NewTopicPages(
                    editorial.releases(),
                    editorial.editing(),
                    lines,
                    check,
                    editorial.questions(),
                    on.config().region()),
                new TeachFilePages(
                    on.knowledge(), lines, sentences(lines, check, on.knowledge()::get)),
                new WithdrawPages(editorial.releases(), editorial.editing(), lines)))
        .withOrders(orders(on, on.knowledge()::get));
  }

  /** Ends a training that runs here. */
  @Override
  public void close() {
    training.close();
  }
}
