package fi.majakka.bot;

import fi.majakka.bot.answers.AnswerCache;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.config.ConfigReader;
import fi.majakka.bot.config.Home;
import fi.majakka.bot.conversation.TurnHandler;
import fi.majakka.nlu.model.Interpreter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** The project's own knowledge base and models, trained once if they are not there yet. */
final class Trained {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);
  static final Home HOME = new Home(Path.of("..").toAbsolutePath().normalize());
  private static final Knowing KNOWING = open();

  private Trained() {}

  private static Knowing open() {
    Knowing knowing = Knowing.open(HOME, "sydansuomi", CLOCK);
    if (!knowing.models().trained()) {
      knowing.models().train();
    }
    return knowing;
  }

  static Knowing knowing() {
    return KNOWING;
  }

  /** Majakka served on a free port from a folder of its own; the caller closes it. */
  static Assembly served(Path folder, Clock clock, Map<String, String> settings) {
    knowing();
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("MAJAKKA_PRIVACY_KEYFILE", folder.resolve("key/master.json").toString());
    Assembly assembly =
        new Assembly(
            new ConfigReader(environment).read(HOME.settings()).onPort(0),
            HOME,
            folder.resolve("data"),
            clock);
    assembly.start();
    return assembly;
  }

  static TurnHandler turns() {
    Interpreter interpreter = KNOWING.models().interpreter();
    return Assembly.turns(
        new CurrentKnowledge(KNOWING.knowledge()), interpreter, new AnswerCache(), CLOCK);
  }
}
