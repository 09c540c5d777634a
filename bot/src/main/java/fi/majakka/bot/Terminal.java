package fi.majakka.bot;

import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.config.Config;
import fi.majakka.bot.config.ConfigReader;
import fi.majakka.bot.config.Home;
import fi.majakka.bot.operator.Operator;
import fi.majakka.bot.operator.Order;
import fi.majakka.bot.operator.OrderSpool;
import fi.majakka.bot.operator.Outcome;
import fi.majakka.bot.privacy.MasterKey;
import fi.majakka.bot.privacy.Signer;
import fi.majakka.bot.storage.Database;
import fi.majakka.bot.storage.DatabaseInUseException;
import fi.majakka.bot.storage.JdbiSecrets;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Carries an order of the command line out on the data itself, or has the server do it that holds
 * the embedded database.
 */
final class Terminal {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private final CommandSpec spec;
  private final Home home;
  private final Config config;
  private final Path data;
  private final Clock clock;

  Terminal(CommandSpec spec, Optional<Path> data, Optional<Path> settings, Clock clock) {
    this.spec = spec;
    this.home = Home.find();
    this.config = new ConfigReader(Home.environment()).read(settings.orElseGet(home::settings));
    this.data = data.orElseGet(home::data);
    this.clock = clock;
  }

  /**
   * Carries an order out and prints what comes of it.
   *
   * @param orders what can be done when no server runs
   * @return the exit status
   */
  int run(Order order, Function<Foundations, Map<String, Operator>> orders)
      throws InterruptedException {
    MasterKey master = MasterKey.open(config.privacy().keyFile(), data);
    Outcome outcome;
    try (Database database = Database.open(config.database(), data, home.tables())) {
      Operator operator =
          Optional.ofNullable(orders.apply(foundations(database, master)).get(order.name()))
              .orElseThrow(() -> new IllegalArgumentException("no order " + order.name()));
      outcome = operator.carryOut(order);
    } catch (DatabaseInUseException e) {
      outcome = new OrderSpool(data, master, clock).send(order, PATIENCE);
    }
    return print(outcome);
  }

  private Foundations foundations(Database database, MasterKey master) {
    return new Foundations(
        config,
        home,
        data,
        clock,
        database,
        master,
        new Signer(new JdbiSecrets(database, master).key("signing")),
        new CurrentKnowledge(Knowing.open(home, config.region(), clock).knowledge()),
        (to, channel, reply) -> {
          throw new IllegalStateException("the terminal sends nothing");
        },
        () ->
            config
                .server()
                .publicUrl()
                .orElseThrow(() -> new IllegalStateException("server.publicUrl is not set")),
        new MailFeature(config, database, master, clock).desk());
  }

  private int print(Outcome outcome) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (!outcome.remark().isEmpty()) {
      err.println(outcome.done() ? outcome.remark() : "majakka: " + outcome.remark());
      err.flush();
    }
    if (!outcome.result().isEmpty()) {
      out.println(outcome.result());
      out.flush();
    }
    return outcome.done() ? 0 : 1;
  }
}
