package fi.majakka.bot.storage;

import fi.majakka.bot.config.Config;
import fi.majakka.bot.events.EventBook;
import fi.majakka.bot.events.SignUp;
import fi.majakka.bot.events.SignUpNotices;
import fi.majakka.bot.events.SignUps;
import fi.majakka.bot.privacy.MasterKey;
import fi.majakka.kb.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Keeps who comes to which event; whatever frees a place moves the waiting list up at once. */
public final class JdbiSignUps implements SignUps {
  private final Database database;
  private final SignUpRows rows;
  private final Outgoing outgoing;
  private final EventBook book;
  private final SignUpNotices notices;
  private final Config.Events config;
  private final Clock clock;

  public JdbiSignUps(
      Database database,
      MasterKey master,
      EventBook book,
      SignUpNotices notices,
      Config.Events config,
      Clock clock) {
    this.database = database;
    this.rows = new SignUpRows(master);
    this.outgoing = new Outgoing(database, master, clock);
    this.book = book;
    this.notices = notices;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public CompletableFuture<SignUp> add(Event event, String id, Person person) {
    return database
        .writes()
        .submit(
            handle -> {
              lock(handle, event.id());
              Optional<SignUp> known = rows.find(handle, id);
              return known.orElseGet(() -> insert(handle, event, id, person));
            });
  }

  /** Of two instances that give the last place, one waits for the other. */
  private static void lock(Handle handle, String event) {
    handle
        .createUpdate("insert into event_desk (event_id) values (:event) on conflict do nothing")
        .bind("event", event)
        .execute();
    handle
        .createQuery("select event_id from event_desk where event_id = :event for update")
        .bind("event", event)
        .mapTo(String.class)
        .one();
  }

  private SignUp insert(Handle handle, Event event, String id, Person person) {
    boolean free = rows.confirmed(handle, event.id()) < places(event);
    SignUp signUp =
        new SignUp(
            id,
            event.id(),
            person.conversation(),
            person.language(),
            person.name(),
            person.email(),
            free ? SignUp.Status.CONFIRMED : SignUp.Status.WAITING,
            0,
            clock.instant());
    rows.insert(handle, signUp, clock.instant());
    return rows.find(handle, id).orElseThrow();
  }

  private static int places(Event event) {
    return event.signUp().map(open -> open.capacity().orElse(Integer.MAX_VALUE)).orElse(0);
  }

  @Override
  public Optional<SignUp> find(String id) {
    return database.jdbi().withHandle(handle -> rows.find(handle, id));
  }

  @Override
  public CompletableFuture<Boolean> cancel(String id) {
    return database.writes().submit(handle -> cancel(handle, id));
  }

  private boolean cancel(Handle handle, String id) {
    Optional<SignUp> signUp = rows.find(handle, id);
    if (signUp.isEmpty()) {
      return false;
    }
    lock(handle, signUp.get().event());
    handle.createUpdate("delete from event_sign_up where id = :id").bind("id", id).execute();
    book.find(signUp.get().event()).ifPresent(event -> moveUp(handle, event));
    return true;
  }

  /** Gives free places to those who wait, in order, and tells them. */
  private void moveUp(Handle handle, Event event) {
    if (event.cancelled() || !event.upcoming(now())) {
      return;
    }
    int free = places(event) - rows.confirmed(handle, event.id());
    rows.of(handle, event.id()).stream()
        .filter(waiting -> waiting.status() == SignUp.Status.WAITING)
        .limit(Math.max(0, free))
        .forEach(
            waiting -> {
              handle
                  .createUpdate("update event_sign_up set status = 'CONFIRMED' where id = :id")
                  .bind("id", waiting.id())
                  .execute();
              outgoing.add(handle, waiting.conversation(), notices.movedUp(waiting, event));
            });
  }

  private java.time.LocalDateTime now() {
    return java.time.LocalDateTime.ofInstant(clock.instant(), Event.ZONE);
  }

  @Override
  public List<SignUp> of(String event) {
    return database.jdbi().withHandle(handle -> rows.of(handle, event));
  }

  @Override
  public int confirmed(String event) {
    return database.jdbi().withHandle(handle -> rows.confirmed(handle, event));
  }

  /** Gives what has become free, reminds of what is soon, and destroys what has had its time. */
  public CompletableFuture<Void> tend() {
    List<Event> events = book.all();
    return database
        .writes()
        .submit(
            handle -> {
              events.forEach(event -> tend(handle, event));
              destroyOrphans(handle, events.stream().map(Event::id).collect(Collectors.toSet()));
              return true;
            })
        .thenAccept(done -> {});
  }

  private void tend(Handle handle, Event event) {
    Instant now = clock.instant();
    Instant end = event.end().atZone(Event.ZONE).toInstant();
    Instant start = event.start().atZone(Event.ZONE).toInstant();
    if (now.isAfter(end.plus(config.signUps()))) {
      delete(handle, event.id());
      return;
    }
    if (event.signUp().isEmpty() || !event.upcoming(now())) {
      return;
    }
    lock(handle, event.id());
    moveUp(handle, event);
    if (!event.cancelled() && now.isAfter(start.minus(config.reminder())) && now.isBefore(start)) {
      for (SignUp signUp : rows.unreminded(handle, event.id())) {
        outgoing.add(handle, signUp.conversation(), notices.soon(signUp, event));
        handle
            .createUpdate("update event_sign_up set reminded_at = :now where id = :id")
            .bind("now", now)
            .bind("id", signUp.id())
            .execute();
      }
    }
  }

  /** Sign-ups of events that are no longer known have an end too. */
  private void destroyOrphans(Handle handle, Set<String> known) {
    handle
        .createQuery("select distinct event_id from event_sign_up where created_at < :before")
        .bind("before", clock.instant().minus(config.signUps()))
        .mapTo(String.class)
        .list()
        .stream()
        .filter(event -> !known.contains(event))
        .forEach(event -> delete(handle, event));
  }

  private static void delete(Handle handle, String event) {
    handle
        .createUpdate("delete from event_sign_up where event_id = :event")
        .bind("event", event)
        .execute();
    handle
        .createUpdate("delete from event_desk where event_id = :event")
        .bind("event", event)
        .execute();
  }
}
