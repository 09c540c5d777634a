package fi.majakka.kb;

import java.util.List;
import java.util.Optional;

/** Reads the list of occupations. */
final class OccupationReader {

  private OccupationReader() {}

  static List<Occupation> read(YamlTree file) {
    return file.get("occupations").items().stream().flatMap(item -> one(item).stream()).toList();
  }

  private static Optional<Occupation> one(YamlTree tree) {
    tree.only("title_fi", "title_en", "isco", "esco", "field", "forms", "words_fi", "words_en");
    try {
      return Optional.of(
          new Occupation(
              tree.need("title_fi"),
              tree.need("title_en"),
              tree.need("isco"),
              tree.get("esco").text(),
              tree.get("field").text(),
              tree.texts("forms"),
              tree.texts("words_fi"),
              tree.texts("words_en")));
    } catch (IllegalArgumentException e) {
      tree.problem("not an occupation: " + e.getMessage());
      return Optional.empty();
    }
  }
}
