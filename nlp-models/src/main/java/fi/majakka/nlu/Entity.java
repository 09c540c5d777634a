package fi.majakka.nlu;

import java.util.Optional;

/**
 * A thing named in a message.
 *
 * @param type municipality, place, occupation, employment, language_need, date, distance_km or
 *     audience
 * @param value the canonical value: a nominative, a code, an ISO date or interval or a number
 * @param text the words of the message
 * @param start index of the first character in the message, in UTF-16 units
 * @param end index after the last character
 * @param negated true for "ei Karstulasta", "not in Kinnula"
 * @param role what a place is to the speaker, where the message tells
 * @param code ISCO-08 code of an occupation
 * @param within the municipality of a village
 */
public record Entity(
    String type,
    String value,
    String text,
    int start,
    int end,
    boolean negated,
    Role role,
    Optional<String> code,
    Optional<String> within) {

  /** The same thing, not wanted. */
  public Entity ruledOut() {
    return new Entity(type, value, text, start, end, true, role, code, within);
  }

  /** What a place is to the speaker. */
  public enum Role {
    NONE,
    ORIGIN,
    DESTINATION,
    HOME,
    WORK
  }
}
