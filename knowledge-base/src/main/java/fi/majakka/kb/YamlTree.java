package fi.majakka.kb;

import fi.majakka.kb.yaml.YamlException;
import fi.majakka.kb.yaml.YamlNodes;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML value that knows its file and line, and reports what is wrong with it instead of failing.
 */
final class YamlTree {
  private final String file;
  private final @Nullable Node node;
  private final int line;
  private final Collection<Problem> problems;
  private @Nullable Map<String, YamlTree> entries;

  private YamlTree(String file, @Nullable Node node, int line, Collection<Problem> problems) {
    this.file = file;
    this.node = node;
    this.line = line;
    this.problems = problems;
  }

  /**
   * The root of a text; nothing of it is ever instantiated, aliases and repeated keys are refused.
   */
  static YamlTree parse(String file, String text, Collection<Problem> problems) {
    try {
      return new YamlTree(file, YamlNodes.compose(text), 1, problems);
    } catch (YamlException e) {
      problems.add(new Problem(file, e.line(), "not YAML: " + e.getMessage()));
      return new YamlTree(file, null, 1, problems);
    }
  }

  int line() {
    return line;
  }

  KnowledgeFiles.Location location() {
    return new KnowledgeFiles.Location(file, line);
  }

  boolean missing() {
    return node == null;
  }

  boolean isMap() {
    return node instanceof MappingNode;
  }

  void problem(String message) {
    problems.add(new Problem(file, line, message));
  }

  /** The values of a map by key, in order; empty when there is none. */
  Map<String, YamlTree> entries() {
    if (entries == null) {
      entries = Collections.unmodifiableMap(readEntries());
    }
    return entries;
  }

  private Map<String, YamlTree> readEntries() {
    Map<String, YamlTree> read = new LinkedHashMap<>();
    if (node instanceof MappingNode map) {
      for (NodeTuple tuple : map.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key) {
          YamlTree value = at(tuple.getValueNode(), key.getStartMark().getLine() + 1);
          if (read.put(key.getValue(), value) != null) {
            value.problem("the key " + key.getValue() + " stands here twice");
          }
        }
      }
    } else if (node != null) {
      problem("a map is needed here");
    }
    return read;
  }

  List<YamlTree> items() {
    List<YamlTree> items = new ArrayList<>();
    if (node instanceof SequenceNode list) {
      list.getValue().forEach(item -> items.add(at(item, item.getStartMark().getLine() + 1)));
    } else if (node != null) {
      problem("a list is needed here");
    }
    return items;
  }

  YamlTree get(String key) {
    return node instanceof MappingNode
        ? entries().getOrDefault(key, new YamlTree(file, null, line, problems))
        : new YamlTree(file, null, line, problems);
  }

  /** Reports keys that nothing reads. */
  YamlTree only(String... known) {
    Set<String> allowed = new HashSet<>(List.of(known));
    entries()
        .forEach(
            (key, value) -> {
              if (!allowed.contains(key)) {
                value.problem("unknown key " + key);
              }
            });
    return this;
  }

  Optional<String> text() {
    if (node instanceof ScalarNode scalar) {
      String text = scalar.getValue().strip();
      PlainText.problem(text).ifPresent(this::problem);
      return Optional.of(text).filter(value -> !value.isEmpty());
    }
    if (node != null) {
      problem("a text is needed here");
    }
    return Optional.empty();
  }

  /** The text of a key, reported when missing. */
  String need(String key) {
    Optional<String> value = get(key).text();
    if (value.isEmpty()) {
      problem("missing " + key);
    }
    return value.orElse("");
  }

  List<String> texts(String key) {
    return get(key).items().stream().flatMap(item -> item.text().stream()).toList();
  }

  boolean flag(String key) {
    return get(key).text().map("true"::equals).orElse(false);
  }

  /** The day of a key; empty when there is none, reported when it is no day. */
  Optional<LocalDate> day(String key) {
    Optional<String> text = get(key).text();
    try {
      return text.map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      get(key).problem(key + " is a day such as 2026-11-22");
      return Optional.empty();
    }
  }

  /** Both languages under this map; reported when one is missing. */
  Optional<Text> bilingual() {
    Optional<String> fi = get("fi").text();
    Optional<String> en = get("en").text();
    if (fi.isPresent() && en.isPresent()) {
      return Optional.of(new Text(fi.get(), en.get()));
    }
    if (node != null) {
      problem(
          fi.isEmpty() && en.isEmpty()
              ? "missing both languages"
              : "missing language " + (fi.isEmpty() ? "fi" : "en"));
    }
    return Optional.empty();
  }

  private YamlTree at(Node child, int childLine) {
    return new YamlTree(file, child, childLine, problems);
  }
}
