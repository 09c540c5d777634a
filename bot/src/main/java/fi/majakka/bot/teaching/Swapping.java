package fi.majakka.bot.teaching;

import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.teaching.ModelBook.Head;
import fi.majakka.bot.teaching.TaughtModel.State;
import fi.majakka.bot.teaching.TeachingException.Why;
import fi.majakka.nlu.model.Interpreter;
import fi.majakka.nlu.training.Models;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts taught models in use and takes them out again, here at once and at other instances at their
 * next look. A model made with other code or other shipped utterances is not used: the program then
 * reads messages with the model that it ships. Thread-safe.
 */
public final class Swapping {
  private static final Logger LOG = LoggerFactory.getLogger(Swapping.class);

  /** Among the newest trainings is the one that waits, if one does. */
  private static final int WAITING = 10;

  private final ModelBook book;
  private final TaughtLines lines;
  private final Models shipped;
  private final String base;
  private final ModelFiles files;
  private final GoldenComparison golden;
  private final ModelInUse reader;

  /** The decision that this instance has followed; guarded by this. */
  private Optional<Long> followed = Optional.empty();

  /**
   * Begins to open the model in use.
   *
   * @param folder for the files of taught models
   * @param beside opens it, beside what else is done
   */
  public Swapping(
      ModelBook book,
      TaughtLines lines,
      Models shipped,
      Path folder,
      Executor beside,
      GoldenComparison golden) {
    this.book = book;
    this.lines = lines;
    this.shipped = shipped;
    this.base = shipped.base();
    this.files = new ModelFiles(folder, book);
    this.golden = golden;
    Optional<Long> first = book.head().inUse();
    this.followed = first;
    this.reader =
        new ModelInUse(
            CompletableFuture.supplyAsync(
                () -> opened(first).orElseGet(shipped::interpreter), beside));
  }

  /** Reads messages with the model in use. */
  public ModelInUse reader() {
    return reader;
  }

  String base() {
    return base;
  }

  ModelFiles files() {
    return files;
  }

  /** The taught model in use, if this program can use it. */
  public Optional<TaughtModel> inUse() {
    return book.head().inUse().flatMap(book::find).filter(this::fitsProgram);
  }

  /** True for a model that was made with this program's code and utterances. */
  boolean fitsProgram(TaughtModel model) {
    return model.base().equals(base);
  }

  /** True when the model that was decided on does not fit this program. */
  public boolean outgrown() {
    return book.head().inUse().isPresent() && inUse().isEmpty();
  }

  /** The folder of the model in use. */
  Path folder() {
    return inUse().map(files::fetched).orElseGet(shipped::folder);
  }

  List<TrainingReport.Changed> compared(Trainer.Trained trained) {
    return golden.with(ModelInUse.by(shipped.interpreter(files.folder(trained.model()))));
  }

  /** The interpreter of a taught model; empty when it is to be the shipped one. */
  private Optional<Interpreter> opened(Optional<Long> id) {
    Optional<TaughtModel> model = id.flatMap(book::find).filter(this::fitsProgram);
    try {
      return model.map(files::fetched).map(shipped::interpreter);
    } catch (RuntimeException e) {
      LOG.error("the taught model cannot be opened; the shipped one is used: {}", e.getClass());
      return Optional.empty();
    }
  }

  /** Looks whether another model was put in use; one small query when none was. */
  public void follow() {
    follow(book.head().inUse());
  }

  private synchronized void follow(Optional<Long> wanted) {
    if (!wanted.equals(followed)) {
      followed = wanted;
      reader.put(opened(wanted).orElseGet(shipped::interpreter));
      LOG.info("messages are read with the model {}", reader.modelId());
    }
  }

  /**
   * Who taught what a model knows and the one that was decided on does not; an update of the
   * program makes nothing new of what somebody else has taken into use before.
   */
  public Set<String> teachers(long id) {
    Set<Long> added = new HashSet<>(book.lines(id));
    book.head().inUse().ifPresent(model -> added.removeAll(book.lines(model)));
    return lines.all().stream()
        .filter(line -> added.contains(line.id()))
        .map(TaughtLine::author)
        .collect(Collectors.toSet());
  }

  /**
   * Takes a model into use that waits.
   *
   * @param who may review, and has taught none of what is new in it
   * @throws TeachingException when it may not be taken, nothing was changed then
   */
  public void take(long id, String who) {
    Head head = book.head();
    TaughtModel model =
        book.find(id)
            .filter(found -> found.state() == State.READY)
            .orElseThrow(() -> new TeachingException(Why.STATE, "there is no such model"));
    if (teachers(id).contains(who)) {
      throw new TeachingException(Why.OWN_WORK, "nobody takes their own teaching into use");
    }
    fits(model);
    if (!model.report().map(TrainingReport::passes).orElse(false)
        || golden.with(ModelInUse.by(shipped.interpreter(files.fetched(model)))).stream()
            .anyMatch(TrainingReport.Changed::broken)) {
      throw new TeachingException(Why.WORSE, "it answers worse than the model in use");
    }
    change(head, Optional.of(id), who);
  }

  /**
   * Goes back to the model that was in use before.
   *
   * @throws TeachingException when it may not be used any more
   */
  public void back(String who) {
    Head head = book.head();
    if (!head.hasFormer()) {
      throw new TeachingException(Why.STATE, "there is no former model");
    }
    head.former()
        .ifPresent(
            id ->
                fits(
                    book.find(id)
                        .orElseThrow(
                            () -> new TeachingException(Why.STATE, "there is no such model"))));
    change(head, head.former(), who);
  }

  /** Goes back to the model that the project ships. */
  public void backToShipped(String who) {
    change(book.head(), Optional.empty(), who);
  }

  private void fits(TaughtModel model) {
    if (!fitsProgram(model)) {
      throw new TeachingException(Why.OTHER_PROGRAM, "it was made for another program");
    }
    if (book.withdrawn(model.id()) > 0) {
      throw new TeachingException(Why.WITHDRAWN, "it holds a sentence whose consent is gone");
    }
  }

  private void change(Head head, Optional<Long> next, String who) {
    if (head.inUse().equals(next)) {
      throw new TeachingException(Why.STATE, "it is in use already");
    }
    AuditEntry entry =
        AuditEntry.of(who, "model.used", next.map(id -> Long.toString(id)).orElse("shipped"))
            .with("before", head.inUse().map(id -> Long.toString(id)).orElse("shipped"));
    if (!book.use(head, next, entry).join()) {
      throw new TeachingException(Why.STATE, "others have changed the model");
    }
    follow();
    book.forgetOthers().join();
  }

  /** Does not take a model that waits. */
  public void discard(long id, String who) {
    if (!book.end(id, State.DISCARDED, AuditEntry.of(who, "model.discarded", Long.toString(id)))
        .join()) {
      throw new TeachingException(Why.STATE, "there is no such model");
    }
    book.forgetOthers().join();
  }

  /**
   * Deletes what is left of models that nobody can go back to; not while one is trained here, whose
   * files nobody knows yet.
   */
  synchronized void forgetOthers() {
    book.forgetOthers().join();
    Head head = book.head();
    files.forgetOthers(
        Stream.concat(
                Stream.of(head.inUse(), head.former()).flatMap(Optional::stream),
                book.latest(WAITING).stream()
                    .filter(model -> model.state() == State.READY)
                    .map(TaughtModel::id))
            .flatMap(id -> book.find(id).stream())
            .flatMap(model -> model.model().stream())
            .collect(Collectors.toSet()));
  }
}
