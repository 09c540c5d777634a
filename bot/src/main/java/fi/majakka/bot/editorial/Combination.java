package fi.majakka.bot.editorial;

import fi.majakka.kb.KnowledgeTree;
import fi.majakka.kb.KnowledgeTree.Content;
import fi.majakka.kb.edit.FileMerge;
import fi.majakka.kb.yaml.Conflict;
import fi.majakka.kb.yaml.Field;
import fi.majakka.kb.yaml.Merge;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The edits of a draft on top of what was published since it began.
 *
 * @param clashes fields that both changed in different ways; there the tree keeps what was
 *     published
 */
public record Combination(KnowledgeTree tree, List<Clash> clashes) {

  public Combination {
    clashes = List.copyOf(clashes);
  }

  /** A field of a file that two people changed in different ways. */
  public record Clash(String path, Conflict conflict) {}

  /**
   * What somebody decided for a clash.
   *
   * @param decided empty value: the field goes
   */
  public record Decision(String path, Field field, Merge.Decided decided) {}

  /** Combines, with what people have decided. */
  static Combination of(
      KnowledgeTree base, Overlay overlay, KnowledgeTree published, List<Decision> decisions) {
    KnowledgeTree tree = published;
    List<Clash> clashes = new ArrayList<>();
    for (Map.Entry<String, Optional<Content>> file : overlay.files().entrySet()) {
      String path = file.getKey();
      FileMerge merge =
          FileMerge.of(
              path,
              base.file(path),
              file.getValue(),
              published.file(path),
              conflict -> decided(path, conflict, decisions));
      merge.conflicts().forEach(conflict -> clashes.add(new Clash(path, conflict)));
      Optional<Content> content = merge.content();
      tree = content.isPresent() ? tree.with(path, content.get()) : tree.without(path);
    }
    return new Combination(tree, clashes);
  }

  private static Optional<Merge.Decided> decided(
      String path, Conflict conflict, List<Decision> decisions) {
    return decisions.stream()
        .filter(made -> made.path().equals(path) && made.field().equals(conflict.field()))
        .map(Decision::decided)
        .findFirst();
  }
}
