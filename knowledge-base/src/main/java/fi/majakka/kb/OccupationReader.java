package fi.majakka.kb;

import java.util.List;
import java.util.Optional;

/** Reads the list of occupations. */
final class OccupationReader {

  private OccupationReader() {}

  static List<Occupation> read(YamlTree file) {
    return file.get("occupations").items().stream().flatMap(item -> one(item).stream()).toList();
  }

  static List<WorkField> fields(YamlTree file) {
    return file.get("fields").items().stream().flatMap(item -> field(item).stream()).toList();
  }

  private static Optional<WorkField> field(YamlTree tree) {
    tree.only("id", "fi", "en", "isco", "stems");
    try {
      return Optional.of(
          new WorkField(
              tree.need("id"),
              new Text(tree.need("fi"), tree.need("en")),
              tree.texts("isco"),
              tree.texts("stems")));
    } catch (IllegalArgumentException e) {
      tree.problem("not a field of work: " + e.getMessage());
      return Optional.empty();
    }
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
