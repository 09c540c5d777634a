package fi.majakka.bot.teaching;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Trains a model and measures it against another; takes minutes. */
public interface Trainer extends AutoCloseable {

  /**
   * Trains the shipped utterances and more lines.
   *
   * @param before the folder of the model in use
   * @param into the folder in which the new model gets a folder of its id
   * @param stage is told of what is done
   * @throws TrainingFailure when nothing comes of it
   */
  Trained train(List<TaughtLine> lines, Path before, Path into, Consumer<TaughtModel.Stage> stage);

  /** Ends a training that runs; it fails. */
  @Override
  void close();

  /** What came of it. */
  record Trained(String model, List<TrainingReport.Measured> figures) {
    public Trained {
      figures = List.copyOf(figures);
    }
  }

  /** Nothing came of a training. */
  final class TrainingFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TrainingFailure(String message) {
      super(message);
    }

    public TrainingFailure(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
