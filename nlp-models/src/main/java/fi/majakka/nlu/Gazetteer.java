package fi.majakka.nlu;

import java.util.List;
import java.util.Optional;

/**
 * The names that the caller knows: places and occupations with the words that people use for them.
 *
 * @param entries every name, once
 */
public record Gazetteer(List<Entry> entries) {

  public Gazetteer {
    entries = List.copyOf(entries);
  }

  /**
   * A name with its words. What follows from the rules of Finnish (cases, clitics, missing dots,
   * spoken endings) is derived and need not be listed.
   *
   * @param type municipality, place or occupation
   * @param value the canonical value, a Finnish singular nominative
   * @param genitive of a place
   * @param nouns further Finnish nominatives that mean the same
   * @param forms surface forms that are known as they are, in any language
   * @param code ISCO-08 code of an occupation
   * @param within the municipality of a village of the region
   */
  public record Entry(
      String type,
      String value,
      Optional<String> genitive,
      List<String> nouns,
      List<String> forms,
      Optional<String> code,
      Optional<String> within) {

    public Entry {
      nouns = List.copyOf(nouns);
      forms = List.copyOf(forms);
    }

    /** A place: {@code municipality} for one of the region's own, {@code place} for any other. */
    public static Entry place(
        String type, String name, String genitive, List<String> forms, Optional<String> within) {
      return new Entry(
          type, name, Optional.of(genitive), List.of(), forms, Optional.empty(), within);
    }

    /** An occupation. */
    public static Entry occupation(
        String title, List<String> nouns, List<String> forms, String isco) {
      return new Entry(
          "occupation", title, Optional.empty(), nouns, forms, Optional.of(isco), Optional.empty());
    }

    /** True for places of any kind. */
    public boolean isPlace() {
      return genitive.isPresent();
    }
  }
}
