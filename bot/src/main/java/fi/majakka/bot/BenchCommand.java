package fi.majakka.bot;

import com.sun.management.OperatingSystemMXBean;
import fi.majakka.bot.answers.AnswerCache;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.config.Config;
import fi.majakka.bot.config.ConfigReader;
import fi.majakka.bot.config.Home;
import fi.majakka.bot.conversation.Conversation;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.conversation.InboundMessage.Content;
import fi.majakka.bot.conversation.TurnHandler;
import fi.majakka.bot.delivery.MessageDesk;
import fi.majakka.bot.privacy.MasterKey;
import fi.majakka.bot.storage.Database;
import fi.majakka.bot.storage.JdbiDeliveryStore;
import fi.majakka.bot.storage.JdbiPersonalData;
import fi.majakka.nlu.Prior;
import fi.majakka.nlu.model.Interpreter;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code bench}: the main roads, the server as a whole, vacancies, alerts and paper; one JSON
 * object a line.
 */
@Command(
    name = "bench",
    description = "The project's benchmarks: CPU time a message, one JSON object a line.",
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
  private static final int CHATS = 64;
  private static final List<String> MESSAGES =
      List.of(
          "How do I get a tax card?",
          "Onko Viitasaarella vuokra-asuntoja?",
          "entä Karstulassa?",
          "mistä saan hoitopaikan kaksivuotiaalle",
          "any jobs for welders within 40 km",
          "tarvitsemme työntekijöitä, mistä aloitan");

  /** Finnish has no sentence model, so these show what the rest of the reading costs. */
  private static final List<String> FINNISH =
      List.of(MESSAGES.get(1), MESSAGES.get(2), MESSAGES.get(3), MESSAGES.get(5));

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Home home = Home.find();
    Clock clock = Clock.systemUTC();
    Config config = new ConfigReader(Home.environment()).read(home.settings());
    Knowing knowing = Knowing.open(home, config.region(), clock);
    Interpreter interpreter = knowing.models().interpreter();
    TurnHandler turns =
        Assembly.turns(
            new CurrentKnowledge(knowing.knowledge()), interpreter, new AnswerCache(), clock);
    measure(
        "interpret",
        20_000,
        i -> interpreter.interpret(MESSAGES.get(i % MESSAGES.size()), Prior.none()));
    measure(
        "interpret_without_sentence_model",
        20_000,
        i -> interpreter.interpret(FINNISH.get(i % FINNISH.size()), Prior.none()));
    Conversation fresh = Conversation.begun(new ConversationId("bench"), "web", clock.instant());
    measure("dialogue", 20_000, i -> turns.handle(fresh, message(i, i % CHATS, clock)));
    durable(turns, clock);
    PrintWriter out = spec.commandLine().getOut();
    new ServerBench(home, MESSAGES, out).run(Files.createTempDirectory("majakka-bench-server"));
    new PdfBench(knowing.knowledge(), clock, out).run();
    Path data = Files.createTempDirectory("majakka-bench-jobs").resolve("data");
    new VacancyBench(home, knowing.knowledge(), clock, out).run(data);
    new AlertBench(knowing.knowledge(), out).run(data);
    new ImpactBench(home, knowing, config.region(), clock, out).run();
    new KnowledgeBench(home, knowing.knowledge(), config.region(), out).run();
    return 0;
  }

  private void durable(TurnHandler turns, Clock clock) throws IOException {
    Path folder = Files.createTempDirectory("majakka-bench");
    MasterKey master = MasterKey.open(folder.resolve("key/k.json"), folder.resolve("data"));
    try (Database database =
        Database.open(
            new Config.Database(Optional.empty(), Optional.empty(), Optional.empty(), 8),
            folder.resolve("data"))) {
      JdbiDeliveryStore store =
          new JdbiDeliveryStore(database, master, clock, List.of(), List.of());
      measureAsync(
          "durable_acknowledgement", 60_000, i -> store.accept(message(i, i % CHATS, clock)));
      JdbiPersonalData data = new JdbiPersonalData(database, store, master, List.of());
      try (MessageDesk desk =
          new MessageDesk(
              store,
              turns,
              (before, message) -> turns.handle(before, message),
              Map.of(),
              data,
              turn -> {},
              clock,
              1_000_000)) {
        measureAsync("whole_turn", 20_000, i -> desk.ask(message(i, CHATS + i % CHATS, clock)));
      }
    }
  }

  private static InboundMessage message(int number, int chat, Clock clock) {
    return new InboundMessage(
        "web",
        new ConversationId("bench-" + chat),
        "m" + number,
        new Content.Text(MESSAGES.get(number % MESSAGES.size())),
        clock.instant(),
        Optional.empty(),
        Set.of());
  }

  @FunctionalInterface
  private interface Asking {
    CompletableFuture<?> ask(int number);
  }

  private void measureAsync(String name, int times, Asking work) {
    measure(
        name,
        times,
        new IntConsumer() {
          private final List<CompletableFuture<?>> open = new ArrayList<>();

          @Override
          public void accept(int number) {
            open.add(work.ask(number));
            if (open.size() == 256 || number == times - 1 || number == times / 4 - 1) {
              open.forEach(CompletableFuture::join);
              open.clear();
            }
          }
        });
  }

  /** The first quarter warms up; the rest is measured as CPU time of the whole process. */
  private void measure(String name, int times, IntConsumer work) {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    int warm = times / 4;
    for (int i = 0; i < warm; i++) {
      work.accept(i);
    }
    long cpu = system.getProcessCpuTime();
    long wall = System.nanoTime();
    for (int i = warm; i < times; i++) {
      work.accept(i);
    }
    double micros = (system.getProcessCpuTime() - cpu) / 1000.0 / (times - warm);
    double perSecond = (times - warm) / ((System.nanoTime() - wall) / 1e9);
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        String.format(
            Locale.ROOT,
            "{\"benchmark\":\"%s\",\"messages\":%d,\"cpu_us_per_message\":%.1f,\"messages_per_second\":%.0f}",
            name,
            times - warm,
            micros,
            perSecond));
    out.flush();
  }
}
