package fi.majakka.bot.teaching;

import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.teaching.TaughtModel.Stage;
import fi.majakka.bot.teaching.TaughtModel.State;
import fi.majakka.bot.teaching.TeachingException.Why;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains models from what is taught, in the background, one at a time over all instances. Whether
 * one is taken into use is decided by {@link Swapping}. Thread-safe.
 */
public final class Training implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Training.class);

  /** A training that gave no sign for so long has died with its instance. */
  private static final Duration SILENT = Duration.ofSeconds(60);

  private static final Duration LAST_WORDS = Duration.ofSeconds(10);
  private final String instance = UUID.randomUUID().toString();
  private final TaughtLines lines;
  private final ModelBook book;
  private final Swapping models;
  private final Trainer trainer;
  private final Predicate<String> topics;
  private final Clock clock;

  /** Guarded by this. */
  private Optional<Running> running = Optional.empty();

  private volatile boolean closing;

  /**
   * @param topics true for those of the release in force: what is taught to others waits
   */
  public Training(
      TaughtLines lines,
      ModelBook book,
      Swapping models,
      Trainer trainer,
      Predicate<String> topics,
      Clock clock) {
    this.lines = lines;
    this.book = book;
    this.models = models;
    this.trainer = trainer;
    this.topics = topics;
    this.clock = clock;
  }

  /** A training of this instance. */
  private static final class Running {
    private final long id;
    private final Thread thread;
    private volatile Stage stage = Stage.TRAINING;

    Running(long id, Thread thread) {
      this.id = id;
      this.thread = thread;
    }
  }

  /**
   * Begins a training in the background.
   *
   * @return its number
   * @throws TeachingException when one runs already, or it would come to what is in use
   */
  public synchronized long start(String who) {
    List<TaughtLine> taught = lines.all().stream().filter(this::trains).toList();
    if (unchanged(taught)) {
      throw new TeachingException(Why.NOTHING, "the model in use knows these lines");
    }
    long id =
        book.begin(
                instance,
                models.base(),
                taught,
                AuditEntry.of(who, "model.training", "model")
                    .with("lines", Integer.toString(taught.size())))
            .join()
            .orElseThrow(() -> new TeachingException(Why.RUNNING, "a training runs already"));
    Running begun = new Running(id, new Thread(() -> run(id, taught), "majakka-training"));
    running = Optional.of(begun);
    begun.thread.setDaemon(true);
    begun.thread.start();
    return id;
  }

  /** True when a new version of the program does not know what was taught, and nobody has begun. */
  public boolean due() {
    return models.outgrown()
        && book.latest(1).stream()
            .noneMatch(
                model ->
                    model.state() == State.RUNNING
                        || (model.state() == State.READY && models.fitsProgram(model)))
        && lines.all().stream().anyMatch(this::trains);
  }

  /** True for a line that a training begun now would use. */
  public boolean trains(TaughtLine line) {
    return topics.test(line.topic());
  }

  private boolean unchanged(List<TaughtLine> taught) {
    Set<Long> ids = taught.stream().map(TaughtLine::id).collect(Collectors.toSet());
    return models.inUse().map(model -> book.lines(model.id())).orElseGet(HashSet::new).equals(ids);
  }

  private void run(long id, List<TaughtLine> taught) {
    try {
      Trainer.Trained trained =
          trainer.train(taught, models.folder(), models.files().root(), this::stage);
      stage(Stage.ASKING);
      TrainingReport report = new TrainingReport(trained.figures(), models.compared(trained));
      stage(Stage.KEEPING);
      Optional<String> digest = models.files().store(id, trained.model(), () -> !closing);
      if (digest.isEmpty() || !book.ready(id, trained.model(), digest.get(), report).join()) {
        end(id, State.INTERRUPTED);
        return;
      }
      models.forgetOthers();
    } catch (RuntimeException e) {
      LOG.warn("a training came to nothing: {}", e.getClass().getSimpleName());
      end(id, closing ? State.INTERRUPTED : State.FAILED);
    } finally {
      over();
    }
  }

  private synchronized void over() {
    running = Optional.empty();
  }

  private void stage(Stage stage) {
    current()
        .ifPresent(
            now -> {
              now.stage = stage;
              book.beat(now.id, stage).join();
            });
  }

  private synchronized Optional<Running> current() {
    return running;
  }

  private void end(long id, State state) {
    book.end(
            id,
            state,
            AuditEntry.of(AuditEntry.PROGRAM, "model." + state.code(), Long.toString(id)))
        .join();
  }

  /** Says that the training of this instance is alive, and declares silent ones dead. */
  public void beat() {
    current().ifPresent(now -> book.beat(now.id, now.stage).join());
    if (book.latest(1).stream().anyMatch(model -> model.state() == State.RUNNING)) {
      book.interrupt(clock.instant().minus(SILENT)).join();
    }
  }

  /** Ends what runs here, for the end of the program; it is told as interrupted. */
  @Override
  public void close() {
    closing = true;
    Optional<Running> last = current();
    trainer.close();
    if (last.isPresent()) {
      try {
        last.get().thread.join(LAST_WORDS.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
