package fi.majakka.bot;

import fi.majakka.bot.accounts.AuditHeads;
import fi.majakka.bot.operator.Order;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code audit}: whether the log of what was done in the studio is as it was written. */
@Command(
    name = "audit",
    description = "Verifies the log of what was done in the studio.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "verify")
final class AuditCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say verify");
  }

  @Command(
      name = "verify",
      description =
          "Reads the whole log; exit status 1 when a row was changed, dropped or swapped.",
      mixinStandardHelpOptions = true)
  int verify(
      @Option(names = "--head", paramLabel = "NUMBER:MAC", description = "an end noted earlier")
          List<String> heads,
      @Option(names = "--data", paramLabel = "DIR") Optional<Path> data,
      @Option(names = "--config", paramLabel = "FILE") Optional<Path> settings)
      throws InterruptedException {
    Map<String, String> values = new TreeMap<>();
    for (String head : heads == null ? List.<String>of() : heads) {
      if (!AuditHeads.isHead(head)) {
        throw new ParameterException(spec.commandLine(), "--head looks like 42:9f3c…");
      }
      values.put("head." + values.size(), head);
    }
    return new Terminal(spec, data, settings, Clock.systemUTC())
        .run(
            new Order("audit.verify", values),
            foundations -> AccountsFeature.accounts(foundations).orders().all());
  }
}
