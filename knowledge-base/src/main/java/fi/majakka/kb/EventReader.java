package fi.majakka.kb;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads one event. */
final class EventReader {

  private EventReader() {}

  static Optional<Event> read(YamlTree tree) {
    tree.only(
        "id",
        "kind",
        "title",
        "about",
        "start",
        "end",
        "municipality",
        "place",
        "organiser",
        "languages",
        "audience",
        "url",
        "sign_up",
        "checked",
        "cancelled",
        "sample");
    Optional<Text> title = bilingual(tree, "title");
    Optional<Text> about = bilingual(tree, "about");
    Optional<Text> place = bilingual(tree, "place");
    if (title.isEmpty() || about.isEmpty() || place.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Event(
              tree.need("id"),
              kind(tree.need("kind")),
              title.get(),
              about.get(),
              LocalDateTime.parse(tree.need("start")),
              LocalDateTime.parse(tree.need("end")),
              tree.get("municipality").text(),
              place.get(),
              tree.need("organiser"),
              tree.texts("languages"),
              Event.Audience.valueOf(
                  tree.get("audience").text().orElse("all").toUpperCase(Locale.ROOT)),
              tree.get("url").text(),
              signUp(tree.get("sign_up")),
              LocalDate.parse(tree.need("checked")),
              tree.flag("cancelled"),
              tree.flag("sample")));
    } catch (IllegalArgumentException | DateTimeException e) {
      tree.problem("not an event: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<Text> bilingual(YamlTree tree, String key) {
    if (tree.get(key).missing()) {
      tree.problem("missing " + key);
    }
    return tree.get(key).bilingual();
  }

  private static Event.Kind kind(String key) {
    return Event.Kind.of(key)
        .orElseThrow(() -> new IllegalArgumentException("there is no kind " + key));
  }

  private static Optional<Event.SignUp> signUp(YamlTree tree) {
    if (tree.missing()) {
      return Optional.empty();
    }
    tree.only("capacity", "until");
    Optional<String> capacity = tree.get("capacity").text();
    return Optional.of(
        new Event.SignUp(
            capacity.isPresent()
                ? OptionalInt.of(Integer.parseInt(capacity.get()))
                : OptionalInt.empty(),
            tree.get("until").text().map(LocalDateTime::parse)));
  }
}
