package fi.majakka.kb.edit;

import fi.majakka.kb.KnowledgeTree;
import fi.majakka.kb.KnowledgeTree.Content;
import fi.majakka.kb.yaml.Conflict;
import fi.majakka.kb.yaml.Field;
import fi.majakka.kb.yaml.Merge;
import fi.majakka.kb.yaml.Value;
import fi.majakka.kb.yaml.YamlException;
import fi.majakka.kb.yaml.YamlText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two changed copies of a file put together, field by field.
 *
 * @param content empty when the merged file is gone
 * @param conflicts fields that both changed in different ways and that nobody has decided; until
 *     then the merged file keeps what was published
 */
public record FileMerge(Optional<Content> content, List<Conflict> conflicts) {

  public FileMerge {
    conflicts = List.copyOf(conflicts);
  }

  /** Merges the copies of one file; each is empty where there is no file. */
  public static FileMerge of(
      String path,
      Optional<Content> base,
      Optional<Content> mine,
      Optional<Content> theirs,
      Merge.Decision decision) {
    if (same(mine, theirs) || same(base, theirs)) {
      return new FileMerge(mine, List.of());
    }
    if (same(base, mine)) {
      return new FileMerge(theirs, List.of());
    }
    if (!path.endsWith(".yaml")) {
      return rows(base, mine, theirs, decision);
    }
    try {
      return yaml(path, base, mine, theirs, decision);
    } catch (YamlException e) {
      return whole(base, mine, theirs, decision);
    }
  }

  private static boolean same(Optional<Content> one, Optional<Content> other) {
    return one.map(Content::hash).equals(other.map(Content::hash));
  }

  private static FileMerge yaml(
      String path,
      Optional<Content> base,
      Optional<Content> mine,
      Optional<Content> theirs,
      Merge.Decision decision) {
    boolean article = KnowledgeBaseWriter.topicOf(path).isPresent();
    Optional<Value> old = value(base);
    Optional<Value> ours = value(mine);
    Optional<Value> others = value(theirs);
    Merge merge =
        article
            ? Merge.of(bare(old), bare(ours), bare(others), decision)
            : Merge.of(old, ours, others, decision);
    Optional<Value> merged =
        article
            ? merge.value().map(value -> ArticleMarks.merged(old, ours, others, value))
            : merge.value();
    Optional<Content> layout = theirs.or(() -> mine);
    Optional<Content> content =
        merged.map(
            value ->
                KnowledgeTree.content(
                    YamlText.parse(text(layout.orElseThrow())).with(value).text()));
    return new FileMerge(content, merge.conflicts());
  }

  private static Optional<Value> value(Optional<Content> content) {
    return content.map(file -> YamlText.parse(text(file)).value());
  }

  private static Optional<Value> bare(Optional<Value> article) {
    return article.map(ArticleMarks::unmarked);
  }

  private static String text(Content content) {
    return new String(content.bytes(), java.nio.charset.StandardCharsets.UTF_8);
  }

  /** A table: its rows by their first column. */
  private static FileMerge rows(
      Optional<Content> base,
      Optional<Content> mine,
      Optional<Content> theirs,
      Merge.Decision decision) {
    Merge merge = Merge.of(table(base), table(mine), table(theirs), decision);
    return new FileMerge(
        merge
            .value()
            .map(
                value ->
                    KnowledgeTree.content(
                        String.join(
                                "\n",
                                ((Value.Entries) value)
                                    .entries().values().stream().map(Value::text).toList())
                            + "\n")),
        merge.conflicts());
  }

  private static Optional<Value> table(Optional<Content> content) {
    return content.map(
        file -> {
          Map<String, Value> rows = new LinkedHashMap<>();
          text(file)
              .lines()
              .forEach(line -> rows.put(line.substring(0, comma(line)), Value.of(line)));
          return new Value.Entries(rows);
        });
  }

  private static int comma(String line) {
    int comma = line.indexOf(',');
    return comma < 0 ? line.length() : comma;
  }

  /** What cannot be read is merged as one text. */
  private static FileMerge whole(
      Optional<Content> base,
      Optional<Content> mine,
      Optional<Content> theirs,
      Merge.Decision decision) {
    Conflict conflict =
        new Conflict(
            Field.ROOT,
            base.map(file -> Value.of(text(file))),
            mine.map(file -> Value.of(text(file))),
            theirs.map(file -> Value.of(text(file))));
    return decision
        .apply(conflict)
        .map(
            decided ->
                new FileMerge(
                    decided.value().map(value -> KnowledgeTree.content(value.text())), List.of()))
        .orElseGet(() -> new FileMerge(theirs, List.of(conflict)));
  }
}
