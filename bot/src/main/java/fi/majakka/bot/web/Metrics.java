package fi.majakka.bot.web;

import fi.majakka.bot.conversation.Turn;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** Counts turns and times their stages. Thread-safe. */
public final class Metrics {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** The registry that is scraped. */
  public PrometheusMeterRegistry registry() {
    return registry;
  }

  /** Watches the queues: messages under way, and writes that wait for their commit. */
  public void watch(IntSupplier messages, IntSupplier writes) {
    Gauge.builder("majakka_waiting", messages, IntSupplier::getAsInt)
        .description("messages and replies under way")
        .tag("queue", "messages")
        .strongReference(true)
        .register(registry);
    Gauge.builder("majakka_waiting", writes, IntSupplier::getAsInt)
        .tag("queue", "writes")
        .strongReference(true)
        .register(registry);
  }

  /** Counts a stored turn. */
  public void observe(Turn turn) {
    registry
        .counter(
            "majakka_messages",
            "channel",
            turn.after().channel(),
            "language",
            turn.reply().language().code(),
            "outcome",
            outcome(turn),
            "model",
            turn.modelId(),
            "release",
            turn.releaseId())
        .increment();
    turn.stages()
        .forEach(
            (stage, nanos) ->
                Timer.builder("majakka_stage")
                    .description("time of each stage of a turn")
                    .tag("stage", stage)
                    .publishPercentileHistogram(false)
                    .register(registry)
                    .record(nanos, TimeUnit.NANOSECONDS));
  }

  private static String outcome(Turn turn) {
    if (turn.reply().outOfScope()) {
      return "out_of_scope";
    }
    return turn.reply().answer().isPresent() ? "answered" : "asked_back";
  }
}
