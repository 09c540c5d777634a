package fi.majakka.bot.teaching;

import fi.majakka.bot.dialogue.Understanding;
import fi.majakka.nlu.Interpretation;
import fi.majakka.nlu.Prior;
import fi.majakka.nlu.model.Interpreter;
import java.util.concurrent.CompletableFuture;

/**
 * Reads messages with the model in use. Another model is put in its place between two messages: a
 * message under way is read to its end by the one that it began with.
 */
public final class ModelInUse implements Understanding {
  private volatile CompletableFuture<Interpreter> interpreter;

  /**
   * @param first may still be opening; who has a message read meanwhile waits
   */
  ModelInUse(CompletableFuture<Interpreter> first) {
    this.interpreter = first;
  }

  /**
   * Waits until the first model is open.
   *
   * @throws java.util.concurrent.CompletionException when it cannot be opened
   */
  public void ready() {
    interpreter.join();
  }

  @Override
  public Interpretation interpret(String text, Prior prior) {
    return interpreter.join().interpret(text, prior);
  }

  @Override
  public boolean knows(String topic) {
    return interpreter.join().knows(topic);
  }

  /** Reads messages with a model. */
  public static Understanding by(Interpreter interpreter) {
    return new Model(interpreter);
  }

  private record Model(Interpreter interpreter) implements Understanding {
    @Override
    public Interpretation interpret(String text, Prior prior) {
      return interpreter.interpret(text, prior);
    }

    @Override
    public boolean knows(String topic) {
      return interpreter.knows(topic);
    }
  }

  /** The model in use; waits until the first is open. */
  public Interpreter interpreter() {
    return interpreter.join();
  }

  /** The id of the model in use. */
  public String modelId() {
    return interpreter.join().modelId();
  }

  void put(Interpreter next) {
    interpreter = CompletableFuture.completedFuture(next);
  }
}
