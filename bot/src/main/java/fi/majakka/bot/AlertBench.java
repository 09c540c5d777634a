package fi.majakka.bot;

import com.sun.management.OperatingSystemMXBean;
import fi.majakka.bot.calendar.SendingHours;
import fi.majakka.bot.config.Config;
import fi.majakka.bot.conversation.Conversation;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.conversation.InboundMessage.Content;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.conversation.Turn;
import fi.majakka.bot.jobs.FeedBook;
import fi.majakka.bot.jobs.JobCards;
import fi.majakka.bot.jobs.JobWording;
import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.bot.jobs.Occupations;
import fi.majakka.bot.jobs.VacancyIndex;
import fi.majakka.bot.jobs.VacancySearch;
import fi.majakka.bot.jobs.alerts.Alert;
import fi.majakka.bot.jobs.alerts.AlertDesk;
import fi.majakka.bot.jobs.alerts.AlertKeep;
import fi.majakka.bot.jobs.alerts.AlertMessages;
import fi.majakka.bot.jobs.alerts.Rhythm;
import fi.majakka.bot.jobs.feed.VacancyImporter;
import fi.majakka.bot.privacy.MasterKey;
import fi.majakka.bot.privacy.Signer;
import fi.majakka.bot.storage.Database;
import fi.majakka.bot.storage.JdbiAlertRounds;
import fi.majakka.bot.storage.JdbiAlertStore;
import fi.majakka.bot.storage.JdbiDeliveryStore;
import fi.majakka.bot.storage.JdbiVacancyStore;
import fi.majakka.kb.KnowledgeBase;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** 50,000 saved searches against 1,000 new vacancies, on top of those that are there. */
final class AlertBench {
  private static final int ALERTS = 50_000;
  private static final int NEW = 1_000;
  private final KnowledgeBase knowledge;
  private final PrintWriter out;
  private final SendingHours hours = new SendingHours(0, 24);

  /** On Sundays and holidays nothing is told, so there the clock stands on the next day. */
  private final Clock clock =
      Clock.offset(
          Clock.systemUTC(),
          Duration.between(Clock.systemUTC().instant(), hours.next(Clock.systemUTC().instant())));

  private final BenchVacancies made = new BenchVacancies(clock);

  AlertBench(KnowledgeBase knowledge, PrintWriter out) {
    this.knowledge = knowledge;
    this.out = out;
  }

  void run(Path data) throws IOException {
    try (Database database =
        Database.open(
            new Config.Database(Optional.empty(), Optional.empty(), Optional.empty(), 8), data)) {
      alerts(database, data.resolveSibling("alerts"));
    }
  }

  private void alerts(Database database, Path folder) throws IOException {
    MasterKey master = MasterKey.open(folder.resolve("key/k.json"), folder.resolve("data"));
    Signer signer = new Signer(new byte[32]);
    JdbiAlertStore store = new JdbiAlertStore(database, master, signer, clock);
    JdbiVacancyStore vacancies = new JdbiVacancyStore(database, clock);
    desk(database, master, vacancies, signer).match();
    save(
        database,
        new JdbiDeliveryStore(database, master, clock, List.of(store), List.of(store)),
        store);
    Path fresh = folder.resolve("fresh.ndjson");
    made.write(fresh, BenchVacancies.ALL, NEW, "");
    new VacancyImporter(
            vacancies,
            () -> knowledge,
            Municipalities.read(),
            new Occupations(() -> knowledge),
            "http://localhost",
            clock)
        .importFile(fresh, VacancyImporter.Terms.none());
    AlertDesk desk = desk(database, master, vacancies, signer);
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    long start = System.nanoTime();
    desk.match();
    double matching = (System.nanoTime() - start) / 1e9;
    int messages = desk.tell();
    double told = (System.nanoTime() - start) / 1e9;
    double worked = (system.getProcessCpuTime() - cpu) / 1e9;
    desk.match();
    int again = desk.tell();
    out.println(
        String.format(
            Locale.ROOT,
            "{\"benchmark\":\"jobs_alerts\",\"searches\":%d,\"new_vacancies\":%d,\"messages\":%d,\"told_again\":%d,\"matching_seconds\":%.1f,\"seconds\":%.1f,\"cpu_seconds\":%.1f}",
            ALERTS,
            NEW,
            messages,
            again,
            matching,
            told,
            worked));
    out.flush();
  }

  private AlertDesk desk(
      Database database, MasterKey master, JdbiVacancyStore vacancies, Signer signer) {
    VacancyIndex index = new VacancyIndex(vacancies);
    index.refresh();
    FeedBook feeds = new FeedBook(vacancies::feeds);
    feeds.refresh();
    Municipalities municipalities = Municipalities.read();
    Occupations occupations = new Occupations(() -> knowledge);
    VacancySearch search = made.search(index, occupations);
    AlertMessages messages =
        new AlertMessages(
            () -> knowledge,
            index,
            search,
            new JobWording(municipalities, occupations),
            new JobCards(feeds, municipalities, () -> "http://localhost", clock),
            signer,
            () -> "http://localhost");
    return new AlertDesk(
        new JdbiAlertRounds(database, master, clock), search, messages, hours, clock);
  }

  private void save(Database database, JdbiDeliveryStore delivery, JdbiAlertStore store) {
    List<CompletableFuture<?>> open = new ArrayList<>();
    for (int i = 0; i < ALERTS; i++) {
      ConversationId id = new ConversationId("bench-" + i);
      InboundMessage message =
          new InboundMessage(
              "telegram",
              id,
              "m",
              new Content.Text("hei"),
              clock.instant(),
              Optional.empty(),
              Set.of());
      Alert alert =
          new Alert(
              UUID.randomUUID().toString().replace("-", "").substring(0, 12),
              "telegram",
              Optional.of(id),
              Language.FI,
              made.query(),
              Rhythm.AT_ONCE,
              clock.instant(),
              clock.instant().plus(Duration.ofDays(90)));
      open.add(delivery.accept(message));
      Turn turn = turn(message);
      open.add(
          database
              .writes()
              .submit(
                  handle -> {
                    store.keep(handle, turn, new AlertKeep.Save(alert));
                    return true;
                  }));
      if (open.size() > 2000) {
        open.forEach(CompletableFuture::join);
        open.clear();
      }
    }
    open.forEach(CompletableFuture::join);
  }

  private Turn turn(InboundMessage message) {
    return new Turn(
        message,
        new Reply(
            message.id(),
            Language.FI,
            Optional.empty(),
            1,
            false,
            List.of(),
            List.of(new Message.Text("")),
            Optional.empty(),
            List.of()),
        Conversation.begun(message.conversation(), "telegram", clock.instant()),
        Turn.Request.NONE,
        Map.of(),
        "",
        "");
  }
}
