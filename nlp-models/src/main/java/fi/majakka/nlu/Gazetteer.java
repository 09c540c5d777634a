package fi.majakka.nlu;

import java.util.List;
import java.util.Optional;

/**
 * The names that the caller knows: places and occupations with their surface forms.
 *
 * @param entries every name, once
 */
public record Gazetteer(List<Entry> entries) {

  public Gazetteer {
    entries = List.copyOf(entries);
  }

  /**
   * A name with its forms.
   *
   * @param type municipality, place or occupation
   * @param value the canonical value, a Finnish singular nominative
   * @param forms surface forms in any language, any case, without those that the recogniser can
   *     derive by clitics and missing diacritics
   * @param code ISCO-08 code of an occupation
   * @param within the municipality of a village of the region
   */
  public record Entry(
      String type,
      String value,
      List<String> forms,
      Optional<String> code,
      Optional<String> within) {

    public Entry {
      forms = List.copyOf(forms);
    }
  }
}
