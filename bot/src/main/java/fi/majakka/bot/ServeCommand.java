package fi.majakka.bot;

import fi.majakka.bot.config.Config;
import fi.majakka.bot.config.ConfigReader;
import fi.majakka.bot.config.Home;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: the web chat, the API and Telegram, until SIGTERM. */
@Command(
    name = "serve",
    description = "Starts everything and prints 'ready http://localhost:PORT' when it serves.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Option(names = "--port", description = "Port to serve on; 0 picks a free one.")
  private Optional<Integer> port = Optional.empty();

  @Option(names = "--data", description = "Data directory (default: data in the project).")
  private Optional<Path> data = Optional.empty();

  @Option(names = "--config", description = "Settings file (default: config/majakka.yaml).")
  private Optional<Path> settings = Optional.empty();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Home home = Home.find();
    Config config = new ConfigReader(Home.environment()).read(settings.orElseGet(home::settings));
    Config used = port.map(config::onPort).orElse(config);
    Path folder = data.orElseGet(home::data);
    AtomicBoolean serving = new AtomicBoolean();
    CountDownLatch stopped = new CountDownLatch(1);
    Assembly assembly = new Assembly(used, home, folder, Clock.systemUTC());
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  assembly.close();
                  stopped.countDown();
                  if (serving.get()) {
                    // The machine's own end of a SIGTERM is 143; we have done what was asked.
                    Runtime.getRuntime().halt(0);
                  }
                },
                "majakka-stop"));
    assembly.start();
    serving.set(true);
    PrintWriter out = spec.commandLine().getOut();
    out.println("ready http://localhost:" + assembly.port());
    out.flush();
    stopped.await();
    return 0;
  }
}
