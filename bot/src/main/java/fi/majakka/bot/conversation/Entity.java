package fi.majakka.bot.conversation;

import java.util.Optional;

/**
 * A thing named in the conversation and in force for a reply.
 *
 * @param type municipality, place, occupation, employment, language_need, date, distance_km or
 *     audience
 * @param value canonical value
 * @param text the words that named it
 * @param start first character in the message that named it, in UTF-16 units
 * @param end after the last character
 * @param negated true for "ei Karstulasta"
 * @param carried true when an earlier message named it
 * @param code ISCO-08 code of an occupation
 * @param role none, origin, destination, home or work: what a place is to the speaker
 */
public record Entity(
    String type,
    String value,
    String text,
    int start,
    int end,
    boolean negated,
    boolean carried,
    Optional<String> code,
    String role) {

  /** The same entity, not ruled out. */
  public Entity affirmed() {
    return new Entity(type, value, text, start, end, false, carried, code, role);
  }

  /** The same entity, remembered from an earlier message. */
  public Entity asCarried() {
    return new Entity(type, value, text, start, end, negated, true, code, role);
  }
}
