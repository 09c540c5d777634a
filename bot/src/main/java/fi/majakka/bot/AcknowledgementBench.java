package fi.majakka.bot;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * How soon a server acknowledges a hundred updates a second, each of which also gets its turn and
 * is sent. Beside it, at the same pace, a bare handler that stores nothing, and on the same disk
 * nothing but a forced write: no acknowledgement can be faster than these. Measured in windows of
 * ten seconds, each shown: a disk that stalls for 0.2 s makes twenty messages of one window late.
 */
final class AcknowledgementBench {
  private static final int UPDATES = 1_000;

  private static final int WINDOWS = 5;

  /** The channel's code runs for the first time in these. */
  private static final int FIRST = 250;

  private static final int FORCED = 500;

  /** What the database appends for one message. */
  private static final int BYTES = 24 * 1024;

  private static final int CHATS = 16;
  private static final long EVERY_NANOS = 10_000_000;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ObjectMapper json = new ObjectMapper();
  private final URI webhook;
  private final URI bare;
  private final String secret;
  private final List<String> messages;
  private final PrintWriter out;
  private int updates;

  /**
   * A measurement.
   *
   * @param bare where a bare handler answers
   */
  AcknowledgementBench(int port, URI bare, String secret, List<String> messages, PrintWriter out) {
    this.webhook = URI.create("http://127.0.0.1:" + port + "/telegram/webhook");
    this.bare = bare;
    this.secret = secret;
    this.messages = messages;
    this.out = out;
  }

  /**
   * Measures.
   *
   * @param folder on the server's disk
   */
  void run(Path folder) throws IOException {
    long[] nothing = acknowledged(bare, UPDATES);
    long[] first = acknowledged(webhook, FIRST);
    long[] before = forced(folder);
    List<long[]> windows = new ArrayList<>();
    for (int i = 0; i < WINDOWS; i++) {
      windows.add(acknowledged(webhook, UPDATES));
    }
    long[] warm = windows.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    long[] force =
        LongStream.concat(Arrays.stream(before), Arrays.stream(forced(folder))).sorted().toArray();
    out.println(
        String.format(
            Locale.ROOT,
            "{\"benchmark\":\"acknowledgement_at_100_a_second\",\"p50_ms\":%.1f,\"p99_ms\":%.1f,"
                + "\"window_p99_ms\":[%s],\"first_%d_p99_ms\":%.1f,\"bare_p50_ms\":%.1f,\"bare_p99_ms\":%.1f,"
                + "\"forced_write_p50_ms\":%.1f,\"forced_write_p99_ms\":%.1f,"
                + "\"p99_times_both\":%.1f}",
            millis(warm, 50),
            millis(warm, 99),
            windows.stream()
                .map(window -> String.format(Locale.ROOT, "%.1f", millis(window, 99)))
                .collect(Collectors.joining(",")),
            FIRST,
            millis(first, 99),
            millis(nothing, 50),
            millis(nothing, 99),
            millis(force, 50),
            millis(force, 99),
            millis(warm, 99) / (millis(nothing, 99) + millis(force, 99))));
    out.flush();
  }

  private static double millis(long[] sorted, int percent) {
    return sorted[sorted.length * percent / 100] / 1e6;
  }

  /** At a steady pace, whatever the answers take; nanoseconds, sorted. */
  private long[] acknowledged(URI address, int times) {
    long[] nanos = new long[times];
    List<CompletableFuture<?>> open = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      int number = i;
      HttpRequest update = update(address, updates++);
      LockSupport.parkNanos(start + i * EVERY_NANOS - System.nanoTime());
      long sent = System.nanoTime();
      open.add(
          client
              .sendAsync(update, HttpResponse.BodyHandlers.discarding())
              .thenAccept(
                  answer -> {
                    if (answer.statusCode() != 200) {
                      throw new IllegalStateException("refused with " + answer.statusCode());
                    }
                    nanos[number] = System.nanoTime() - sent;
                  }));
    }
    open.forEach(CompletableFuture::join);
    Arrays.sort(nanos);
    return nanos;
  }

  private HttpRequest update(URI address, int number) {
    String body =
        json.createObjectNode()
            .put("update_id", number + 1)
            .set(
                "message",
                json.createObjectNode()
                    .put("message_id", number + 1)
                    .put("date", 1)
                    .put("text", messages.get(number % messages.size()))
                    .set("chat", json.createObjectNode().put("id", 1000 + number % CHATS)))
            .toString();
    return HttpRequest.newBuilder(address)
        .header("X-Telegram-Bot-Api-Secret-Token", secret)
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  /**
   * Nanoseconds from when each append and force was due: what a disk that stalls makes all those
   * behind it wait counts as it does for messages.
   */
  private static long[] forced(Path folder) throws IOException {
    Path file = folder.resolve("forced");
    long[] nanos = new long[FORCED];
    ByteBuffer bytes = ByteBuffer.allocateDirect(BYTES);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long start = System.nanoTime();
      for (int i = 0; i < FORCED; i++) {
        long due = start + i * EVERY_NANOS;
        LockSupport.parkNanos(due - System.nanoTime());
        bytes.clear();
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
        nanos[i] = System.nanoTime() - due;
      }
    } finally {
      Files.deleteIfExists(file);
    }
    return nanos;
  }
}
