package fi.majakka.bot.operator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import fi.majakka.bot.privacy.MasterKey;
import fi.majakka.bot.privacy.PrivacyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands orders to the server that holds the embedded database: a file under the data directory, and
 * another with the outcome. Both are encrypted with the master key, so that only who has both the
 * data and the key can give orders.
 */
public final class OrderSpool {
  private static final Logger LOG = LoggerFactory.getLogger(OrderSpool.class);
  private static final String ORDER = ".order";
  private static final String OUTCOME = ".outcome";
  private static final String PURPOSE = "majakka order";
  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final long POLL_MILLIS = 100;
  private final ObjectMapper json = new ObjectMapper().registerModule(new Jdk8Module());
  private final Path folder;
  private final MasterKey master;
  private final Clock clock;

  /**
   * @param data the data directory
   */
  public OrderSpool(Path data, MasterKey master, Clock clock) {
    this.folder = data.resolve("orders");
    this.master = master;
    this.clock = clock;
  }

  /** As it lies in the file. */
  private record Slip(String name, Map<String, String> values, long writtenAt) {}

  /**
   * Hands an order over and waits for its outcome.
   *
   * @throws SpoolException when nobody takes it in time; then it is taken back
   */
  public Outcome send(Order order, Duration patience) throws InterruptedException {
    String id = UUID.randomUUID().toString();
    Path slip = folder.resolve(id + ORDER);
    Path answer = folder.resolve(id + OUTCOME);
    write(slip, new Slip(order.name(), order.values(), clock.millis()));
    long end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < end) {
      if (Files.exists(answer)) {
        Outcome outcome = read(answer, Outcome.class);
        delete(answer);
        return outcome;
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    delete(slip);
    throw new SpoolException(
        "another process holds the database and did not take the order within "
            + patience.toSeconds()
            + " s; is the server still starting? Nothing was changed");
  }

  /** Carries out what waits, each order once. */
  public void serve(Operator operator) {
    for (Path file : waiting()) {
      String name = String.valueOf(file.getFileName());
      if (name.endsWith(ORDER)) {
        serve(operator, file, name.substring(0, name.length() - ORDER.length()));
      } else if (old(file)) {
        delete(file);
      }
    }
  }

  private void serve(Operator operator, Path file, String id) {
    Path taken = folder.resolve(id + ".taken");
    try {
      // Whoever moves it has it; and what fails half-way is not tried again.
      Files.move(file, taken, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      Slip slip = read(taken, Slip.class);
      boolean late = Instant.ofEpochMilli(slip.writtenAt()).plus(LIFE).isBefore(clock.instant());
      Outcome outcome =
          late
              ? Outcome.refused("the order is older than " + LIFE.toMinutes() + " minutes")
              : carryOut(operator, new Order(slip.name(), slip.values()));
      write(folder.resolve(id + OUTCOME), outcome);
    } catch (PrivacyException e) {
      LOG.warn("an order that was not made with this master key is left out");
    } finally {
      delete(taken);
    }
  }

  private static Outcome carryOut(Operator operator, Order order) {
    try {
      return operator.carryOut(order);
    } catch (RuntimeException e) {
      LOG.info("the order {} was not carried out: {}", order.name(), e.getClass().getSimpleName());
      String message = e.getMessage();
      return Outcome.refused(message == null ? e.getClass().getSimpleName() : message);
    }
  }

  private List<Path> waiting() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean old(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant().plus(LIFE).isBefore(clock.instant());
    } catch (IOException e) {
      return false;
    }
  }

  private <T> T read(Path file, Class<T> type) {
    try {
      return json.readValue(master.open(PURPOSE, Files.readAllBytes(file)), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Path file, Object content) {
    try {
      Files.createDirectories(folder);
      Path draft = Files.createTempFile(folder, "slip", ".new");
      if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
      }
      Files.write(draft, master.seal(PURPOSE, json.writeValueAsBytes(content)));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("{} cannot be deleted", file.getFileName());
    }
  }

  /** Nobody took the order. */
  public static final class SpoolException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SpoolException(String message) {
      super(message);
    }
  }
}
