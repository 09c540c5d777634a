package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.accounts.Right;
import fi.majakka.bot.accounts.User;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.editorial.Likeness;
import fi.majakka.bot.editorial.RecordedQuestions;
import fi.majakka.bot.teaching.ModelBook;
import fi.majakka.bot.teaching.Swapping;
import fi.majakka.bot.teaching.TaughtLine;
import fi.majakka.bot.teaching.TaughtLines;
import fi.majakka.bot.teaching.TaughtModel;
import fi.majakka.bot.teaching.TaughtModel.State;
import fi.majakka.bot.teaching.TeachingException;
import fi.majakka.bot.teaching.Training;
import fi.majakka.bot.teaching.TrainingReport;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Teaching: questions that were not understood, what is taught, the training, and the model that
 * comes of it beside the one in use.
 */
public final class TeachPages implements StudioPages {
  static final String PATH = "/studio/teach";
  private static final int GROUPS = 20;
  private static final int SHOWN = 200;
  private final CurrentKnowledge knowledge;
  private final TaughtLines lines;
  private final ModelBook book;
  private final Swapping models;
  private final Training training;
  private final RecordedQuestions questions;

  public TeachPages(
      CurrentKnowledge knowledge,
      TaughtLines lines,
      ModelBook book,
      Swapping models,
      Training training,
      RecordedQuestions questions) {
    this.knowledge = knowledge;
    this.lines = lines;
    this.book = book;
    this.models = models;
    this.training = training;
    this.questions = questions;
  }

  /**
   * The models as they stand.
   *
   * @param inUse empty: the one that the project ships
   * @param outgrown a taught model was in use and does not fit this version of the program
   * @param newest the last training, if any
   * @param withdrawn sentences in the model in use whose consent is gone
   * @param added lines that the model in use does not know
   */
  public record Models(
      Optional<TaughtModel> inUse,
      boolean outgrown,
      Optional<TaughtModel> newest,
      boolean hasFormer,
      Optional<Long> former,
      int withdrawn,
      int added) {

    /** True while a training runs, here or at another instance. */
    public boolean running() {
      return newest.filter(model -> model.state() == State.RUNNING).isPresent();
    }

    /** The model that waits for somebody to decide. */
    public Optional<TaughtModel> waiting() {
      return newest.filter(model -> model.state() == State.READY);
    }
  }

  /**
   * A taught line in the list.
   *
   * @param state known: the model in use was trained from it; else not_yet, or unpublished
   * @param hidden a visitor's sentence before somebody who does not answer people
   */
  public record Line(TaughtLine line, String title, String state, boolean hidden) {}

  /**
   * What the user may do.
   *
   * @param own has taught what is new in the model that waits
   */
  public record May(boolean teach, boolean review, boolean own) {}

  @Override
  public void add(Door door) {
    door.nav(new NavItem("teach", PATH, Right.READ, 55));
    door.waiting(new Waiting("model", PATH, Right.REVIEW, user -> waits(user) ? 1 : 0));
    door.waiting(
        new Waiting(
            "retrain",
            PATH,
            Right.EDIT,
            user -> user.mayEdit(Optional.empty()) && training.due() ? 1 : 0,
            PATH + "/train"));
    door.get(PATH, Right.READ, visit -> show(visit, 200, ""));
    door.watch(PATH + "/progress", Right.READ, this::progress);
    door.post(PATH + "/remove", Right.EDIT, this::remove);
    door.post(
        PATH + "/train", Right.EDIT, visit -> deciding(visit, "training", () -> start(visit)));
    door.post(
        PATH + "/take",
        Right.REVIEW,
        visit -> deciding(visit, "taken", () -> models.take(number(visit), visit.user().name())));
    door.post(
        PATH + "/discard",
        Right.REVIEW,
        visit ->
            deciding(visit, "discarded", () -> models.discard(number(visit), visit.user().name())));
    door.post(
        PATH + "/back",
        Right.REVIEW,
        visit -> deciding(visit, "back", () -> models.back(visit.user().name())));
    door.post(
        PATH + "/shipped",
        Right.REVIEW,
        visit -> deciding(visit, "back", () -> models.backToShipped(visit.user().name())));
  }

  private boolean waits(User user) {
    return book.latest(1).stream()
        .filter(model -> model.state() == State.READY)
        .anyMatch(model -> !models.teachers(model.id()).contains(user.name()));
  }

  private void start(Visit visit) {
    visit.needEdit(Optional.empty());
    training.start(visit.user().name());
  }

  private static long number(Visit visit) {
    return visit
        .field("id")
        .filter(id -> id.matches("[1-9]\\d{0,17}"))
        .map(Long::valueOf)
        .orElseThrow(visit::missing);
  }

  private void deciding(Visit visit, String done, Runnable work) {
    try {
      work.run();
    } catch (TeachingException e) {
      show(visit, 409, visit.say("teach.refused." + e.why().name().toLowerCase(Locale.ROOT)));
      return;
    }
    visit.done(PATH, "done.teach." + done);
  }

  private void remove(Visit visit) {
    visit.needEdit(Optional.empty());
    long id = number(visit);
    boolean there =
        lines
            .remove(id, AuditEntry.of(visit.user().name(), "teaching.removed", Long.toString(id)))
            .join();
    if (!there) {
      throw visit.missing();
    }
    visit.done(PATH, "done.teach.removed");
  }

  private void progress(Visit visit) {
    visit.page("teach.title", "studio/part/teach-progress", Map.of("models", models(lines.all())));
  }

  private Models models(List<TaughtLine> all) {
    ModelBook.Head head = book.head();
    Optional<TaughtModel> inUse = models.inUse();
    Set<Long> known = inUse.map(model -> book.lines(model.id())).orElse(Set.of());
    return new Models(
        inUse,
        models.outgrown(),
        book.latest(1).stream().findFirst(),
        head.hasFormer() && !head.former().equals(head.inUse()),
        head.former(),
        inUse.map(model -> book.withdrawn(model.id())).orElse(0),
        (int) all.stream().filter(line -> waits(line, known)).count());
  }

  private void show(Visit visit, int status, String error) {
    List<TaughtLine> all = lines.all();
    Models now = models(all);
    Set<Long> known = now.inUse().map(model -> book.lines(model.id())).orElse(Set.of());
    User user = visit.user();
    boolean own =
        now.waiting().isPresent()
            && models.teachers(now.waiting().get().id()).contains(user.name());
    Map<String, Object> values = new HashMap<>();
    values.put("models", now);
    values.put("may", new May(user.mayEdit(Optional.empty()), user.may(Right.REVIEW), own));
    values.put(
        "groups",
        user.may(Right.ANSWER)
            ? Likeness.groups(QuestionPages.open(questions, user)).stream().limit(GROUPS).toList()
            : List.of());
    values.put("lines", all.stream().limit(SHOWN).map(line -> line(visit, line, known)).toList());
    values.put("found", all.size());
    values.put("error", error);
    visit.again(status, "teach.title", "studio/teach", values);
  }

  /** A line of a topic that is only in a draft, or that was rolled back, is not trained. */
  private boolean waits(TaughtLine line, Set<Long> known) {
    return !known.contains(line.id()) && training.trains(line);
  }

  private String state(TaughtLine line, Set<Long> known) {
    if (!training.trains(line)) {
      return "unpublished";
    }
    return waits(line, known) ? "not_yet" : "known";
  }

  private Line line(Visit visit, TaughtLine line, Set<Long> known) {
    return new Line(
        line,
        TopicTitles.of(knowledge.get(), line.topic(), visit.language()),
        state(line, known),
        line.visitors() && !visit.user().may(Right.ANSWER));
  }

  /** What a figure is called, in words where the studio has some. */
  public static String figure(StudioPage page, String name) {
    return page.find(key(name))
        .map(words -> words + ", " + page.say("field." + name.substring(0, 2)))
        .orElse(name);
  }

  /** The figures that people understand, and any that falls below its floor. */
  public static boolean shown(StudioPage page, TrainingReport.Measured one) {
    return one.fallen() || page.find(key(one.name())).isPresent();
  }

  private static String key(String name) {
    return "teach.figure." + name.substring(2).strip().replaceAll("[^a-z]+", "_");
  }

  /** A share as people write it. */
  public static String percent(StudioPage page, double share) {
    return page.number(100 * share) + " %";
  }
}
