package fi.majakka.bot;

import com.fasterxml.jackson.core.JsonProcessingException;
import fi.majakka.bot.config.Home;
import fi.majakka.bot.teaching.TaughtLine;
import fi.majakka.bot.teaching.TaughtModel.Stage;
import fi.majakka.bot.teaching.Trainer;
import fi.majakka.kb.KnowledgeArchive;
import fi.majakka.kb.KnowledgeTree;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.commons.io.FileUtils;

/**
 * Trains in a process of its own, {@link TeachCommand}, with memory of its own and low priority, so
 * that turns go on as if nothing ran. The lines go through a pipe and stand in no file; the process
 * ends with ours, whatever ends us.
 */
final class TrainingProcess implements Trainer {
  /** What the whole data takes, with some to spare. */
  private static final String MEMORY = "-Xmx1g";

  /** Turns go first, and on a machine that never rests a training ends all the same. */
  private static final String PRIORITY = "10";

  private final Home home;
  private final String region;
  private final Supplier<KnowledgeTree> published;

  /** Guarded by this. */
  private Optional<Process> running = Optional.empty();

  private boolean closed;

  /**
   * @param published whose places and occupations are looked for in the lines
   */
  TrainingProcess(Home home, String region, Supplier<KnowledgeTree> published) {
    this.home = home;
    this.region = region;
    this.published = published;
  }

  @Override
  public Trained train(List<TaughtLine> lines, Path before, Path into, Consumer<Stage> stage) {
    Path knowledge = into.resolve("knowledge");
    try {
      delete(knowledge);
      KnowledgeArchive.write(published.get(), knowledge);
      Process process = start(knowledge, before, into);
      try (BufferedWriter to = process.outputWriter(StandardCharsets.UTF_8);
          BufferedReader from = process.inputReader(StandardCharsets.UTF_8)) {
        to.write(
            TeachCommand.JSON.writeValueAsString(
                lines.stream().map(TeachCommand.Line::of).toList()));
        to.newLine();
        to.flush();
        return result(from, stage);
      } finally {
        process.destroyForcibly();
        ended();
      }
    } catch (IOException e) {
      throw new TrainingFailure("the training's process has ended", e);
    } finally {
      delete(knowledge);
    }
  }

  private synchronized Process start(Path knowledge, Path before, Path into) throws IOException {
    if (closed) {
      throw new TrainingFailure("the program ends");
    }
    List<String> command = new ArrayList<>(List.of("nice", "-n", PRIORITY));
    command.addAll(home.again(MEMORY));
    command.addAll(
        List.of(
            "fi.majakka.bot.Main",
            "nlu",
            "teach",
            "--region",
            region,
            "--knowledge",
            knowledge.toString(),
            "--before",
            before.toString(),
            "--into",
            into.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    // Secrets are none of its business.
    builder.environment().keySet().removeIf(name -> name.startsWith("MAJAKKA_"));
    Process process = builder.start();
    running = Optional.of(process);
    return process;
  }

  private synchronized void ended() {
    running = Optional.empty();
  }

  private Trained result(BufferedReader from, Consumer<Stage> stage) throws IOException {
    for (String line = from.readLine(); line != null; line = from.readLine()) {
      TeachCommand.Told told = told(line);
      if (told.trained().isPresent()) {
        return told.trained().get();
      }
      stage.accept(Stage.of(told.stage()));
    }
    throw new TrainingFailure("the training's process has ended");
  }

  private TeachCommand.Told told(String line) {
    try {
      return TeachCommand.JSON.readValue(line, TeachCommand.Told.class);
    } catch (JsonProcessingException e) {
      throw new TrainingFailure("the training's process says what nobody understands", e);
    }
  }

  private static void delete(Path folder) {
    try {
      FileUtils.deleteDirectory(folder.toFile());
    } catch (IOException e) {
      throw new TrainingFailure("what an earlier training left cannot be deleted", e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    running.ifPresent(Process::destroyForcibly);
  }
}
