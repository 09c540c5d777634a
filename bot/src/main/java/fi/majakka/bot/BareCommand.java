package fi.majakka.bot;

import fi.majakka.bot.web.BareServer;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code bare}: a handler that does nothing, in a process of its own; called by {@code bench}. */
@Command(name = "bare", hidden = true, description = "Serves nothing, for benchmarks.")
final class BareCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    try (BareServer server = new BareServer()) {
      spec.commandLine().getOut().println("ready http://localhost:" + server.port());
      spec.commandLine().getOut().flush();
      new CountDownLatch(1).await();
    }
    return 0;
  }
}
