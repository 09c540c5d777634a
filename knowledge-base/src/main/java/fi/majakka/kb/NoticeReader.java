package fi.majakka.kb;

import java.time.LocalDate;
import java.util.Optional;

/** Reads one notice. */
final class NoticeReader {
  private NoticeReader() {}

  static Optional<Notice> read(YamlTree tree) {
    tree.only("id", "fi", "en", "kind", "valid_from", "valid_until", "topics", "municipalities");
    String id = tree.need("id");
    Optional<Text> text = tree.bilingual();
    Optional<LocalDate> from = tree.day("valid_from");
    Optional<LocalDate> until = tree.day("valid_until");
    String kind = tree.get("kind").text().orElse("notice");
    if (!kind.matches("notice|crisis")) {
      tree.get("kind").problem("a notice is of the kind notice or crisis");
    }
    if (until.isEmpty()) {
      tree.problem("a notice needs valid_until: the last day on which it is shown");
      return Optional.empty();
    }
    if (from.filter(until.get()::isBefore).isPresent()) {
      tree.problem("valid_until lies before valid_from");
    }
    return text.map(
        said ->
            new Notice(
                id,
                said,
                from,
                until.get(),
                tree.texts("topics"),
                tree.texts("municipalities"),
                kind.equals("crisis")));
  }
}
