package fi.majakka.bot.editorial;

import fi.majakka.kb.KnowledgeTree;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files in which a draft differs from the release that it began from.
 *
 * @param files by path; empty: the draft takes the file out
 */
public record Overlay(SortedMap<String, Optional<KnowledgeTree.Content>> files) {

  public Overlay {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** No difference. */
  public static Overlay none() {
    return new Overlay(new TreeMap<>());
  }

  /** What makes one tree into another. */
  public static Overlay between(KnowledgeTree base, KnowledgeTree draft) {
    SortedMap<String, Optional<KnowledgeTree.Content>> files = new TreeMap<>();
    draft
        .files()
        .forEach(
            (path, content) -> {
              if (base.file(path).filter(same -> same.hash().equals(content.hash())).isEmpty()) {
                files.put(path, Optional.of(content));
              }
            });
    base.paths().stream()
        .filter(path -> draft.file(path).isEmpty())
        .forEach(path -> files.put(path, Optional.empty()));
    return new Overlay(files);
  }

  /** The files of a draft. */
  public KnowledgeTree over(KnowledgeTree base) {
    Map<String, KnowledgeTree.Content> merged = new TreeMap<>(base.files());
    files.forEach(
        (path, content) ->
            content.ifPresentOrElse(
                present -> merged.put(path, present), () -> merged.remove(path)));
    return KnowledgeTree.of(merged);
  }
}
