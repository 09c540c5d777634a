package fi.majakka.bot;

import fi.majakka.bot.config.ConfigException;
import java.io.PrintWriter;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command line: {@code ./majakka COMMAND}. */
@Command(
    name = "majakka",
    description = "A regional recruitment and settling-in assistant.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
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
        .setParameterExceptionHandler((e, args) -> refuse(e))
        .setExecutionExceptionHandler((e, command, parsed) -> explain(e, command.getErr()));
  }

  /** Wrong usage: one sentence, and where to read on. */
  private static int refuse(ParameterException e) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(
        "majakka: "
            + Optional.ofNullable(e.getMessage())
                .flatMap(message -> message.lines().findFirst())
                .orElse("wrong usage")
            + "; see ./"
            + command.getCommandSpec().qualifiedName()
            + " --help");
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }

  /** The version in the jar's manifest; classes that were not packed yet have none. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "Majakka "
            + Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("(not packed)")
      };
    }
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
