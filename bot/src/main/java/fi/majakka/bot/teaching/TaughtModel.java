package fi.majakka.bot.teaching;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A training and the model that came of it.
 *
 * @param base what it was made with; see {@link fi.majakka.nlu.training.Models#base()}
 * @param model the model's id, once there is one
 * @param digest SHA-256 of the model's files, in hexadecimal, once there is one
 */
public record TaughtModel(
    long id,
    State state,
    Stage stage,
    String startedBy,
    Instant startedAt,
    Optional<Instant> endedAt,
    String base,
    Optional<String> model,
    Optional<String> digest,
    Optional<TrainingReport> report) {

  /** What became of it. */
  public enum State {
    RUNNING,
    /** Trained and measured; somebody decides. */
    READY,
    /** Was taken into use at some time. */
    USED,
    DISCARDED,
    FAILED,
    /** The program ended while it ran. */
    INTERRUPTED;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static State of(String code) {
      return Arrays.stream(values())
          .filter(one -> one.code().equals(code))
          .findFirst()
          .orElseThrow();
    }
  }

  /** What is being done while it runs. */
  public enum Stage {
    TRAINING,
    MEASURING,
    ASKING,
    KEEPING;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Stage of(String code) {
      return Arrays.stream(values())
          .filter(one -> one.code().equals(code))
          .findFirst()
          .orElseThrow();
    }
  }
}
