package fi.majakka.bot.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.majakka.bot.privacy.MasterKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderSpoolTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Order ORDER = new Order("user.add", Map.of("name", "aino"));
  @TempDir Path folder;
  private final List<Order> carriedOut = new CopyOnWriteArrayList<>();

  private OrderSpool spool(String key, Instant now) {
    return new OrderSpool(
        folder.resolve("data"),
        MasterKey.open(folder.resolve(key), folder.resolve("data")),
        Clock.fixed(now, ZoneOffset.UTC));
  }

  private Outcome carryOut(Order order) {
    carriedOut.add(order);
    return Outcome.done("secret-word", "");
  }

  private CompletableFuture<Outcome> send(OrderSpool spool) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return spool.send(ORDER, Duration.ofSeconds(20));
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        },
        // A thread each: the shared pool of two cores has one, and an order that nobody takes holds
        // it.
        task -> new Thread(task).start());
  }

  private List<Path> files() throws IOException {
    Path orders = folder.resolve("data/orders");
    if (!Files.exists(orders)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(orders)) {
      return all.filter(file -> !file.toString().endsWith(".new")).toList();
    }
  }

  @Test
  void theServerCarriesAnOrderOutOnceAndNothingIsLeftBehind() throws IOException {
    OrderSpool spool = spool("key", NOW);
    CompletableFuture<Outcome> outcome = send(spool);
    Awaitility.await().until(() -> !files().isEmpty());
    String written = Files.readString(files().get(0), StandardCharsets.ISO_8859_1);
    assertThat(written).as("nobody else can read it").doesNotContain("aino");
    spool.serve(this::carryOut);
    spool.serve(this::carryOut);
    assertThat(outcome.join()).isEqualTo(Outcome.done("secret-word", ""));
    assertThat(carriedOut).containsExactly(ORDER);
    assertThat(files()).isEmpty();
  }

  @Test
  void whatGoesWrongIsToldAtTheTerminal() {
    OrderSpool spool = spool("key", NOW);
    CompletableFuture<Outcome> outcome = send(spool);
    Awaitility.await()
        .until(
            () -> {
              spool.serve(
                  order -> {
                    throw new IllegalArgumentException("there is already a user aino");
                  });
              return outcome.isDone();
            });
    assertThat(outcome.join()).isEqualTo(Outcome.refused("there is already a user aino"));
  }

  @Test
  void anOrderOfSomebodyWithoutTheKeyIsNotCarriedOut() throws IOException {
    CompletableFuture<Outcome> unused = send(spool("another-key", NOW));
    Awaitility.await().until(() -> !files().isEmpty());
    spool("key", NOW).serve(this::carryOut);
    assertThat(carriedOut).isEmpty();
    unused.cancel(true);
  }

  @Test
  void anOldOrderIsNotCarriedOut() throws IOException {
    CompletableFuture<Outcome> outcome = send(spool("key", NOW));
    Awaitility.await().until(() -> !files().isEmpty());
    spool("key", NOW.plus(Duration.ofMinutes(6))).serve(this::carryOut);
    assertThat(outcome.join().done()).isFalse();
    assertThat(carriedOut).isEmpty();
  }

  @Test
  void whenNobodyTakesItTheOrderIsTakenBack() throws IOException {
    assertThatThrownBy(() -> spool("key", NOW).send(ORDER, Duration.ofMillis(300)))
        .isInstanceOf(OrderSpool.SpoolException.class)
        .hasMessageContaining("Nothing was changed");
    assertThat(files()).isEmpty();
  }
}
