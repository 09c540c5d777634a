package fi.majakka.bot.events;

import fi.majakka.kb.Event;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Every event that may be told of: those of the region's files, and those that coordinators keep
 * here, which take the place of a file's event of the same id. Thread-safe.
 */
public interface EventBook {

  /** Every event, past ones too, by their start. */
  List<Event> all();

  /** The event of an id. */
  default Optional<Event> find(String id) {
    return all().stream().filter(event -> event.id().equals(id)).findFirst();
  }

  /** Keeps an event, or puts it in place of what there is. */
  CompletableFuture<Void> save(Event event, String coordinator);

  /** Takes an event of the coordinators' own away; completes with false when there is none. */
  CompletableFuture<Boolean> delete(String id);
}
