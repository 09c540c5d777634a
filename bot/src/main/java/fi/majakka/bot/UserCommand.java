package fi.majakka.bot;

import fi.majakka.bot.accounts.Role;
import fi.majakka.bot.operator.Order;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code user}: who may enter the studio. Works with and without a running server. */
@Command(
    name = "user",
    description = "Adds, lists, resets and disables users of the studio.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "add | list | reset | disable | enable")
final class UserCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say add, list, reset, disable or enable");
  }

  @Command(
      name = "add",
      description = "Adds a user and prints a one-time password on standard output.",
      mixinStandardHelpOptions = true)
  int add(
      @Parameters(paramLabel = "NAME") String name,
      @Option(
              names = "--role",
              required = true,
              description = "coordinator, reviewer, owner, auditor or administrator")
          String role,
      @Option(names = "--municipality", description = "the one that an owner writes for")
          Optional<String> municipality,
      @Option(
              names = "--federated",
              description = "signs in at the organisation's own service; gets no password")
          boolean federated,
      @Option(names = "--data", paramLabel = "DIR") Optional<Path> data,
      @Option(names = "--config", paramLabel = "FILE") Optional<Path> settings)
      throws InterruptedException {
    if (Role.of(role).isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "--role is one of coordinator, reviewer, owner, auditor, administrator");
    }
    Map<String, String> values = new LinkedHashMap<>(Map.of("name", name, "role", role));
    municipality.ifPresent(place -> values.put("municipality", place));
    if (federated) {
      values.put("federated", "yes");
    }
    return order("user.add", values, data, settings);
  }

  @Command(
      name = "list",
      description = "Lists the users with role and last sign-in.",
      mixinStandardHelpOptions = true)
  int list(
      @Option(names = "--data", paramLabel = "DIR") Optional<Path> data,
      @Option(names = "--config", paramLabel = "FILE") Optional<Path> settings)
      throws InterruptedException {
    return order("user.list", Map.of(), data, settings);
  }

  @Command(
      name = "reset",
      description = "Gives a user a new one-time password and ends the sessions.",
      mixinStandardHelpOptions = true)
  int reset(
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--authenticator", description = "takes a lost authenticator away, too")
          boolean authenticator,
      @Option(names = "--data", paramLabel = "DIR") Optional<Path> data,
      @Option(names = "--config", paramLabel = "FILE") Optional<Path> settings)
      throws InterruptedException {
    return order(
        "user.reset",
        authenticator ? Map.of("name", name, "authenticator", "yes") : Map.of("name", name),
        data,
        settings);
  }

  @Command(
      name = "disable",
      description = "Ends a user's sessions and lets the user in no more.",
      mixinStandardHelpOptions = true)
  int disable(
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--data", paramLabel = "DIR") Optional<Path> data,
      @Option(names = "--config", paramLabel = "FILE") Optional<Path> settings)
      throws InterruptedException {
    return order("user.disable", Map.of("name", name), data, settings);
  }

  @Command(
      name = "enable",
      description = "Lets a disabled user in again.",
      mixinStandardHelpOptions = true)
  int enable(
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--data", paramLabel = "DIR") Optional<Path> data,
      @Option(names = "--config", paramLabel = "FILE") Optional<Path> settings)
      throws InterruptedException {
    return order("user.enable", Map.of("name", name), data, settings);
  }

  private int order(
      String name, Map<String, String> values, Optional<Path> data, Optional<Path> settings)
      throws InterruptedException {
    return new Terminal(spec, data, settings, Clock.systemUTC())
        .run(
            new Order(name, values),
            foundations -> AccountsFeature.accounts(foundations).orders().all());
  }
}
