package fi.majakka.bot;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what is to be done now and then; a long task does not hold up the short ones. */
final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private final List<Feature.Task> tasks;
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(3);

  Housekeeping(List<Feature.Task> tasks) {
    this.tasks = List.copyOf(tasks);
  }

  void start() {
    for (Feature.Task task : tasks) {
      Future<?> unused =
          timer.scheduleWithFixedDelay(
              () -> run(task),
              task.first().toMillis(),
              task.every().toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  private static void run(Feature.Task task) {
    try {
      task.work().run();
    } catch (RuntimeException e) {
      LOG.error("{} failed: {}", task.name(), e.getClass().getName());
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
