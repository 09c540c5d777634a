package fi.majakka.kb.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML file as its text and as what it says. A changed value is written into the text so that
 * everything else keeps its layout, its comments and its order. Immutable.
 */
public final class YamlText {
  private final String text;
  private final Value value;

  private YamlText(String text, Value value) {
    this.text = text;
    this.value = value;
  }

  /**
   * Reads a text.
   *
   * @throws YamlException when it is no YAML, or more than the knowledge base uses of it
   */
  public static YamlText parse(String text) {
    return new YamlText(text, value(YamlNodes.compose(text)));
  }

  /** A value in the layout that the knowledge base's files have. */
  public static YamlText of(Value value) {
    return written("", null, value);
  }

  /** The file. */
  public String text() {
    return text;
  }

  /** What the file says. */
  public Value value() {
    return value;
  }

  /** The file with another value: what is the same in both keeps its layout. */
  public YamlText with(Value next) {
    if (next.equals(value)) {
      return this;
    }
    String head = head(text);
    return written(head, YamlNodes.compose(text.substring(head.length()), true), next);
  }

  private static YamlText written(String head, @Nullable Node old, Value next) {
    String text = head + YamlLayout.write(new YamlLayout().node(old, next, ""));
    YamlText written = parse(text);
    if (!written.value.equals(next)) {
      throw new IllegalStateException("a value cannot be written as YAML");
    }
    return written;
  }

  /** The comments that a file begins with. */
  private static String head(String text) {
    int end = 0;
    while (end < text.length() && (text.charAt(end) == '#' || text.charAt(end) == '\n')) {
      int line = text.indexOf('\n', end);
      end = line < 0 ? text.length() : line + 1;
    }
    return text.substring(0, end);
  }

  private static Value value(@Nullable Node node) {
    if (node instanceof ScalarNode scalar) {
      return new Value.Scalar(scalar.getValue());
    }
    if (node instanceof SequenceNode list) {
      List<Value> items = new ArrayList<>();
      list.getValue().forEach(item -> items.add(value(item)));
      return new Value.Items(items);
    }
    if (node instanceof MappingNode map) {
      Map<String, Value> entries = new LinkedHashMap<>();
      for (NodeTuple tuple : map.getValue()) {
        String key = ((ScalarNode) tuple.getKeyNode()).getValue();
        if (entries.put(key, value(tuple.getValueNode())) != null) {
          throw new YamlException(
              YamlNodes.line(tuple.getKeyNode()), "the key " + key + " stands here twice");
        }
      }
      return new Value.Entries(entries);
    }
    return Value.nothing();
  }

  static Optional<Value> valueOf(@Nullable Node node) {
    return Optional.ofNullable(node).map(YamlText::value);
  }
}
