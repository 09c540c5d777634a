package fi.majakka.bot;

import fi.majakka.bot.answers.AnswerCache;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.channel.console.Console;
import fi.majakka.bot.config.Config;
import fi.majakka.bot.config.ConfigReader;
import fi.majakka.bot.config.Home;
import fi.majakka.bot.conversation.Language;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chat}: a conversation in the terminal. */
@Command(
    name = "chat",
    description = "A conversation in the terminal; /quit or the end of the input ends it.",
    mixinStandardHelpOptions = true)
final class ChatCommand implements Callable<Integer> {
  @Option(names = "--language", description = "fi or en; without it the language is detected.")
  private Optional<String> language = Optional.empty();

  @Option(names = "--json", description = "One reply object a line.")
  private boolean json;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Optional<Language> chosen = language.flatMap(Language::of);
    if (language.isPresent() && chosen.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--language is fi or en");
    }
    Home home = Home.find();
    Clock clock = Clock.systemUTC();
    Config config = new ConfigReader(Home.environment()).read(home.settings());
    Knowing knowing = Knowing.open(home, config.region(), clock);
    Console console =
        new Console(
            Assembly.turns(
                new CurrentKnowledge(knowing.knowledge()),
                knowing.models().interpreter(),
                new AnswerCache(),
                clock),
            clock,
            json,
            spec.commandLine().getOut());
    console.talk(
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), chosen);
    return 0;
  }
}
