package fi.majakka.kb;

import java.util.List;

/**
 * A field of work that people name instead of an occupation.
 *
 * @param id as {@link Occupation#field()} has it
 * @param isco ISCO-08 codes, or their beginnings, that belong to it
 * @param stems beginnings of the words that name it, in both languages
 */
public record WorkField(String id, Text name, List<String> isco, List<String> stems) {

  public WorkField {
    isco = List.copyOf(isco);
    stems = List.copyOf(stems);
  }
}
