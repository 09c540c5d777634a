package fi.majakka.bot.storage;

import fi.majakka.bot.calendar.SendingHours;
import fi.majakka.bot.jobs.FeedBook;
import fi.majakka.bot.jobs.JobCards;
import fi.majakka.bot.jobs.JobWording;
import fi.majakka.bot.jobs.Municipalities;
import fi.majakka.bot.jobs.Occupations;
import fi.majakka.bot.jobs.VacancyIndex;
import fi.majakka.bot.jobs.VacancySearch;
import fi.majakka.bot.jobs.alerts.AlertDesk;
import fi.majakka.bot.jobs.alerts.AlertMessages;
import fi.majakka.bot.jobs.alerts.AlertRounds;
import fi.majakka.bot.privacy.MasterKey;
import fi.majakka.bot.privacy.Signer;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.KnowledgeBaseReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Matching and telling at one moment, in a test or in a process of its own: as a program it does
 * both once and prints a line after each of its writes.
 */
final class AlertHouse {
  private static final KnowledgeBase KNOWLEDGE =
      KnowledgeBaseReader.read(
              Path.of("..").toAbsolutePath().normalize().resolve("knowledge-base"), "sydansuomi")
          .usable();
  private static final String SITE = "https://majakka.example.fi";

  private AlertHouse() {}

  static AlertDesk desk(Database database, MasterKey master, AlertRounds rounds, Instant at) {
    Clock clock = Clock.fixed(at, ZoneOffset.UTC);
    JdbiVacancyStore vacancies = new JdbiVacancyStore(database, clock);
    VacancyIndex index = new VacancyIndex(vacancies);
    index.refresh();
    Municipalities municipalities = Municipalities.read();
    Occupations occupations = new Occupations(() -> KNOWLEDGE);
    VacancySearch search =
        new VacancySearch(index, municipalities, occupations, Set.of("931"), clock);
    FeedBook feeds = new FeedBook(vacancies::feeds);
    feeds.refresh();
    AlertMessages messages =
        new AlertMessages(
            () -> KNOWLEDGE,
            index,
            search,
            new JobWording(municipalities, occupations),
            new JobCards(feeds, municipalities, () -> SITE, clock),
            new Signer(new byte[32]),
            () -> SITE);
    return new AlertDesk(rounds, search, messages, new SendingHours(8, 20), clock);
  }

  /**
   * Matches and tells.
   *
   * @param arguments the folder, and the moment
   */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    Instant at = Instant.parse(arguments[1]);
    MasterKey master = MasterKey.open(folder.resolve("key.json"), folder.resolve("data"));
    try (Database database = Database.open(H2AlertStoreIT.embedded(), folder.resolve("data"))) {
      AlertRounds rounds = new JdbiAlertRounds(database, master, Clock.fixed(at, ZoneOffset.UTC));
      AlertDesk desk = desk(database, master, new Told(rounds), at);
      desk.match();
      desk.tell();
    }
  }

  /** Prints a line after each write. */
  private record Told(AlertRounds rounds) implements AlertRounds {
    private static void print(String what) {
      System.out.println(what);
      System.out.flush();
    }

    @Override
    public Optional<Long> beginMatching(String owner, Duration lease) {
      return rounds.beginMatching(owner, lease);
    }

    @Override
    public long freshAfter(long revision, Consumer<Fresh> fresh) {
      return rounds.freshAfter(revision, fresh);
    }

    @Override
    public void each(Consumer<fi.majakka.bot.jobs.alerts.Alert> alerts) {
      rounds.each(alerts);
    }

    @Override
    public boolean found(String owner, Duration lease, List<Match> matches) {
      boolean mine = rounds.found(owner, lease, matches);
      print("found");
      return mine;
    }

    @Override
    public void endMatching(String owner, long revision) {
      rounds.endMatching(owner, revision);
      print("matched");
    }

    @Override
    public List<Due> due(Instant now, int most) {
      return rounds.due(now, most);
    }

    @Override
    public CompletableFuture<Integer> tell(Map<Due, Telling> messages) {
      return rounds
          .tell(messages)
          .thenApply(
              told -> {
                print("told");
                return told;
              });
    }

    @Override
    public void clean(Instant now, Instant unconfirmedBefore) {
      rounds.clean(now, unconfirmedBefore);
    }
  }
}
