package fi.majakka.bot;

import fi.majakka.bot.config.ConfigException;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code ./majakka COMMAND}. */
@Command(
    name = "majakka",
    description = "A regional recruitment and settling-in assistant.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ServeCommand.class,
      ChatCommand.class,
      NluCommand.class,
      KbCommand.class,
      UserCommand.class,
      AuditCommand.class,
      JobsCommand.class,
      BenchCommand.class,
      PrepareCommand.class
    })
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private Main() {}

  /** Runs one command; exit status 0 done, 1 the work failed, 2 wrong usage. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler((e, command, parsed) -> explain(e, command.getErr()));
  }

  /** One clear sentence for a person, the rest for the log. */
  private static int explain(Exception e, PrintWriter err) {
    LOG.debug("command failed", e);
    String message = e.getMessage();
    err.println("majakka: " + (message == null ? e.getClass().getSimpleName() : message));
    return e instanceof ConfigException
        ? CommandLine.ExitCode.USAGE
        : CommandLine.ExitCode.SOFTWARE;
  }
}
