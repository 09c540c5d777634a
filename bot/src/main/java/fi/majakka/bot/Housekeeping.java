package fi.majakka.bot;

import fi.majakka.bot.storage.Retention;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what is too old, at the start and every hour. */
final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private final Retention retention;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  Housekeeping(Retention retention) {
    this.retention = retention;
  }

  void start() {
    Future<?> unused = timer.scheduleWithFixedDelay(this::run, 1, 60, TimeUnit.MINUTES);
  }

  private void run() {
    try {
      int deleted = retention.run().join();
      LOG.info("deleted {} records that were past their time", deleted);
    } catch (RuntimeException e) {
      LOG.error("deleting old records failed: {}", e.getClass().getName());
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
