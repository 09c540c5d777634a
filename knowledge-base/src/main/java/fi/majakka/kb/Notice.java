package fi.majakka.kb;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Something that holds for a while and vanishes by itself: an office closed on Friday, a crisis.
 *
 * @param validFrom first day, Finnish time; empty: at once
 * @param validUntil last day
 * @param topics the answers above which it stands; none: every answer
 * @param municipalities where it holds; none: everywhere
 * @param crisis true for a banner above everything that concerns its municipalities
 */
public record Notice(
    String id,
    Text text,
    Optional<LocalDate> validFrom,
    LocalDate validUntil,
    List<String> topics,
    List<String> municipalities,
    boolean crisis) {

  public Notice {
    topics = List.copyOf(topics);
    municipalities = List.copyOf(municipalities);
  }

  /** True on the days on which it is shown. */
  public boolean holds(LocalDate today) {
    return !today.isAfter(validUntil) && validFrom.filter(today::isBefore).isEmpty();
  }

  /**
   * True when an answer about a topic concerns it.
   *
   * @param municipality the one in force, if any
   */
  public boolean concerns(String topic, Optional<String> municipality) {
    boolean here =
        municipalities.isEmpty() || municipality.filter(municipalities::contains).isPresent();
    return here && (topics.isEmpty() || topics.contains(topic));
  }
}
