package fi.majakka.bot.editorial;

import fi.majakka.kb.KnowledgeTree;
import fi.majakka.kb.edit.KnowledgeBaseWriter;
import fi.majakka.kb.edit.TopicRows;
import fi.majakka.kb.yaml.Field;
import fi.majakka.kb.yaml.FieldChange;
import fi.majakka.kb.yaml.Value;
import fi.majakka.kb.yaml.YamlException;
import fi.majakka.kb.yaml.YamlText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is different between two states of the knowledge base, thing by thing.
 *
 * @param id the topic of an article; the id of a fact, notice, golden question or topic; else the
 *     path
 * @param fields every text that is not what it was; versions aside
 */
public record Change(Kind kind, String id, String path, List<FieldChange> fields) {

  private static final Comparator<Change> ORDER =
      Comparator.comparing((Change change) -> change.kind())
          .thenComparing(Change::id)
          .thenComparing(Change::path);

  public Change {
    fields = List.copyOf(fields);
  }

  /** What kind of thing. */
  public enum Kind {
    ARTICLE,
    FACT,
    NOTICE,
    GOLDEN,
    TOPIC,
    OTHER
  }

  /** True when the thing is new. */
  public boolean isNew() {
    return fields.stream().allMatch(field -> field.before().isEmpty());
  }

  /** True when the thing is gone. */
  public boolean isGone() {
    return fields.stream().allMatch(field -> field.after().isEmpty());
  }

  /** Every difference, articles first. */
  public static List<Change> between(KnowledgeTree before, KnowledgeTree after) {
    Set<String> paths = new TreeSet<>(before.paths());
    paths.addAll(after.paths());
    List<Change> changes = new ArrayList<>();
    for (String path : paths) {
      Optional<KnowledgeTree.Content> old = before.file(path);
      Optional<KnowledgeTree.Content> now = after.file(path);
      if (!old.map(KnowledgeTree.Content::hash).equals(now.map(KnowledgeTree.Content::hash))) {
        changes.addAll(of(path, value(before, path), value(after, path)));
      }
    }
    changes.sort(ORDER);
    return changes;
  }

  private static Optional<Value> value(KnowledgeTree tree, String path) {
    return tree.text(path).map(text -> value(path, text));
  }

  private static Value value(String path, String text) {
    if (path.equals(TopicRows.FILE)) {
      return TopicRows.value(text);
    }
    try {
      return path.endsWith(".yaml") ? YamlText.parse(text).value() : Value.of(text);
    } catch (YamlException e) {
      return Value.of(text);
    }
  }

  private static List<Change> of(String path, Optional<Value> before, Optional<Value> after) {
    List<FieldChange> fields =
        FieldChange.between(before, after).stream()
            .filter(change -> !change.field().steps().equals(List.of("version")))
            .toList();
    Kind kind = kind(path);
    if (kind == Kind.ARTICLE || kind == Kind.OTHER) {
      String id = KnowledgeBaseWriter.topicOf(path).orElse(path);
      return fields.isEmpty() ? List.of() : List.of(new Change(kind, id, path, fields));
    }
    Map<String, List<FieldChange>> byItem = new LinkedHashMap<>();
    for (FieldChange change : fields) {
      List<String> steps = change.field().steps();
      Field within = new Field(steps.subList(Math.min(1, steps.size()), steps.size()));
      byItem
          .computeIfAbsent(steps.isEmpty() ? path : steps.get(0), item -> new ArrayList<>())
          .add(new FieldChange(within, change.before(), change.after()));
    }
    List<Change> changes = new ArrayList<>();
    byItem.forEach((item, inItem) -> changes.add(new Change(kind, item, path, inItem)));
    return changes;
  }

  private static Kind kind(String path) {
    if (KnowledgeBaseWriter.topicOf(path).isPresent()) {
      return Kind.ARTICLE;
    }
    if (path.contains("/facts/")) {
      return Kind.FACT;
    }
    if (path.endsWith("/notices.yaml")) {
      return Kind.NOTICE;
    }
    if (path.equals(TopicRows.FILE)) {
      return Kind.TOPIC;
    }
    return path.endsWith("/golden.yaml") ? Kind.GOLDEN : Kind.OTHER;
  }
}
