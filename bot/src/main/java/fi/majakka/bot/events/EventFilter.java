package fi.majakka.bot.events;

import fi.majakka.kb.Event;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Which events are asked for.
 *
 * @param from first day
 * @param to last day
 */
public record EventFilter(
    Optional<String> municipality,
    Optional<Event.Kind> kind,
    Optional<LocalDate> from,
    Optional<LocalDate> to) {
  /** Every event. */
  public static final EventFilter ALL =
      new EventFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** The events that have not ended yet and meet every condition, by their start. */
  public List<Event> upcoming(List<Event> events, LocalDateTime now) {
    return events.stream().filter(event -> event.upcoming(now)).filter(this::admits).toList();
  }

  private boolean admits(Event event) {
    return municipality
            .map(name -> event.municipality().filter(name::equals).isPresent())
            .orElse(true)
        && kind.map(wanted -> event.kind() == wanted).orElse(true)
        && from.map(day -> !event.end().toLocalDate().isBefore(day)).orElse(true)
        && to.map(day -> !event.start().toLocalDate().isAfter(day)).orElse(true);
  }
}
