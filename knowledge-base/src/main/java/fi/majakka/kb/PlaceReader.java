package fi.majakka.kb;

import java.util.Locale;
import java.util.Optional;

/** Reads one place with its inflected forms. */
final class PlaceReader {

  private PlaceReader() {}

  static Optional<Place> read(YamlTree tree) {
    tree.only(
        "id",
        "name",
        "kind",
        "municipality",
        "genitive",
        "partitive",
        "in",
        "to",
        "from",
        "forms",
        "lat",
        "lon",
        "code",
        "postal");
    String kind = tree.need("kind");
    try {
      return Optional.of(
          new Place(
              tree.need("name"),
              Place.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
              tree.get("municipality").text(),
              tree.need("genitive"),
              tree.need("partitive"),
              tree.need("in"),
              tree.need("to"),
              tree.need("from"),
              tree.texts("forms"),
              position(tree),
              tree.get("code").text()));
    } catch (IllegalArgumentException e) {
      tree.problem("not a place: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<Place.Position> position(YamlTree tree) {
    Optional<String> latitude = tree.get("lat").text();
    Optional<String> longitude = tree.get("lon").text();
    if (latitude.isEmpty() || longitude.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Place.Position(
            Double.parseDouble(latitude.get()), Double.parseDouble(longitude.get())));
  }
}
