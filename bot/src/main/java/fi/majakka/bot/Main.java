package fi.majakka.bot;

import fi.majakka.bot.config.ConfigException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
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
    synopsisSubcommandLabel = "COMMAND")
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private static final List<Class<?>> COMMANDS =
      List.of(
          ServeCommand.class,
          ChatCommand.class,
          NluCommand.class,
          KbCommand.class,
          UserCommand.class,
          AuditCommand.class,
          JobsCommand.class,
          BenchCommand.class,
          BareCommand.class,
          PrepareCommand.class);

  private Main() {}

  /** Runs one command; exit status 0 done, 1 the work failed, 2 wrong usage. */
  public static void main(String[] args) {
    System.exit(commandLine(args).execute(args));
  }

  /** Only the command that is called is read by reflection, which takes its time; else all are. */
  static CommandLine commandLine(String... args) {
    CommandLine line = new CommandLine(new Main());
    List<Class<?>> called =
        COMMANDS.stream()
            .filter(command -> args.length > 0 && name(command).equals(args[0]))
            .toList();
    (called.isEmpty() ? COMMANDS : called).forEach(line::addSubcommand);
    return line.setParameterExceptionHandler((e, given) -> refuse(e))
        .setExecutionExceptionHandler((e, command, parsed) -> explain(e, command.getErr()));
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
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
  private static int explain(Exception thrown, PrintWriter err) {
    Exception e = thrown;
    while ((e instanceof CompletionException || e instanceof UncheckedIOException)
        && e.getCause() instanceof Exception cause) {
      e = cause;
    }
    LOG.debug("command failed", e);
    err.println("majakka: " + sentence(e));
    return e instanceof ConfigException
        ? CommandLine.ExitCode.USAGE
        : CommandLine.ExitCode.SOFTWARE;
  }

  /** What the JDK says of files is a path alone, or less. */
  private static String sentence(Exception e) {
    String message = Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    if (e instanceof NoSuchFileException) {
      return "there is no file " + message;
    }
    if (e instanceof AccessDeniedException) {
      return message + " may not be read or written";
    }
    return e instanceof CharacterCodingException ? "this is no text in UTF-8" : message;
  }
}
