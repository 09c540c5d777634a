package fi.majakka.bot.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class MetricsTest {
  @Test
  void queuesAreStillCountedAfterTheCollectorRan() {
    AtomicInteger messages = new AtomicInteger(3);
    Metrics metrics = new Metrics();
    metrics.watch(messages::get, () -> messages.get() * 2);
    collect();
    assertThat(metrics.registry().scrape())
        .contains("majakka_waiting{queue=\"messages\"} 3.0")
        .contains("majakka_waiting{queue=\"writes\"} 6.0");
  }

  /** Until something that nobody holds is gone. */
  @SuppressWarnings("UnnecessaryLambda") // a new object is what is wanted
  private static void collect() {
    AtomicInteger nobodys = new AtomicInteger();
    WeakReference<IntSupplier> gone = new WeakReference<>(nobodys::get);
    Awaitility.await()
        .until(
            () -> {
              System.gc();
              return gone.get() == null;
            });
  }
}
