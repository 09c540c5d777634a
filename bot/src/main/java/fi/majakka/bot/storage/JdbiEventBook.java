package fi.majakka.bot.storage;

import fi.majakka.bot.events.EventBook;
import fi.majakka.kb.Event;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The events of the files with those that coordinators keep in the database over them. */
public final class JdbiEventBook implements EventBook {
  private final Database database;
  private final Supplier<List<Event>> files;
  private final Clock clock;
  private final Codec codec = new Codec();

  /**
   * @param files the events that are not in the database
   */
  public JdbiEventBook(Database database, Supplier<List<Event>> files, Clock clock) {
    this.database = database;
    this.files = files;
    this.clock = clock;
  }

  @Override
  public List<Event> all() {
    Map<String, Event> events = new LinkedHashMap<>();
    files.get().forEach(event -> events.put(event.id(), event));
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createQuery("select content from event")
                    .mapTo(byte[].class)
                    .map(content -> codec.read(content, Event.class))
                    .forEach(event -> events.put(event.id(), event)));
    return events.values().stream()
        .sorted(Comparator.comparing(Event::start).thenComparing(Event::id))
        .toList();
  }

  @Override
  public CompletableFuture<Void> save(Event event, String coordinator) {
    return database
        .writes()
        .submit(
            handle -> {
              handle
                  .createUpdate("delete from event where id = :id")
                  .bind("id", event.id())
                  .execute();
              return handle
                  .createUpdate(
                      "insert into event (id, content, changed_by, changed_at) values (:id,"
                          + " :content, :by, :at)")
                  .bind("id", event.id())
                  .bind("content", codec.write(event))
                  .bind("by", coordinator)
                  .bind("at", clock.instant())
                  .execute();
            })
        .thenAccept(rows -> {});
  }

  @Override
  public CompletableFuture<Boolean> delete(String id) {
    return database
        .writes()
        .submit(
            handle ->
                handle.createUpdate("delete from event where id = :id").bind("id", id).execute()
                    == 1);
  }
}
