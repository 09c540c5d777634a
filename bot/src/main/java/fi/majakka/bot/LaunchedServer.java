package fi.majakka.bot;

import fi.majakka.bot.config.Home;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process that the launcher has become, as benchmarks see it from outside. */
final class LaunchedServer implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;
  private final int port;

  private LaunchedServer(Process process) throws IOException {
    this.process = process;
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.port = ready();
  }

  /** Starts a command and waits until it says that it is ready. */
  static LaunchedServer start(
      Home home, Path log, Map<String, String> environment, List<String> command)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(Stream.of(home.root().resolve("majakka").toString()), command.stream())
                .toList());
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return new LaunchedServer(builder.start());
  }

  private int ready() throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("ready http://localhost:")) {
        return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
      }
    }
    throw new IOException("the server did not start");
  }

  int port() {
    return port;
  }

  /** What it has computed so far, on all cores. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** What it holds of the machine's memory, in MB; 0 where the system does not tell. */
  long residentMegabytes() {
    try (Stream<String> lines =
        Files.lines(Path.of("/proc/" + process.pid() + "/status"), StandardCharsets.UTF_8)) {
      return lines
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElse(0)
          / 1024;
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
