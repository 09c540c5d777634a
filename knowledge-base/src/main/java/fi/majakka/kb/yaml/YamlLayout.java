package fi.majakka.kb.yaml;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** How the files are laid out: as they were where nothing changed, as the project writes else. */
final class YamlLayout {
  /** Words that need no quotes: ids, days, numbers, flags. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,80}");

  /** Sentences that YAML reads right without quotes, wherever they stand. */
  private static final Pattern SENTENCE =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} .?!()/%’-]{0,300}[\\p{L}\\p{N}.?!)]");

  /** Keys whose texts are always quoted, whatever they look like. */
  private static final Set<String> QUOTED = Set.of("fi", "en", "value");

  /** Keys whose map stands on one line. */
  private static final Set<String> ONE_LINE = Set.of("title", "name");

  /** Keys whose items stand on one line each. */
  private static final Set<String> ITEM_LINES = Set.of("next", "links");

  /**
   * SnakeYAML escapes a non-breaking space; the files show it. This letter, which no file may hold,
   * stands for it while SnakeYAML writes.
   */
  private static final char STAND_IN = '\ue000';

  private static final char NO_BREAK = '\u00a0';

  /** Tells the tag that YAML gives a plain text, so that it needs no quotes. */
  private static final Resolver RESOLVER = new Resolver();

  /** Writes a node as a text. */
  static String write(Node root) {
    DumperOptions options = new DumperOptions();
    options.setWidth(Integer.MAX_VALUE);
    options.setSplitLines(false);
    options.setIndent(2);
    options.setIndicatorIndent(root instanceof SequenceNode ? 0 : 2);
    options.setIndentWithIndicator(!(root instanceof SequenceNode));
    options.setProcessComments(true);
    StringWriter out = new StringWriter();
    LoaderOptions none = new LoaderOptions();
    new Yaml(new SafeConstructor(none), new Representer(options), options, none)
        .serialize(root, out);
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString().replace(STAND_IN, NO_BREAK);
  }

  /** The node of a value; what an old node says already is taken over as it stands. */
  Node node(@Nullable Node old, Value next, String key) {
    if (next instanceof Value.Scalar scalar) {
      return scalar(old, scalar.text(), key);
    }
    if (next instanceof Value.Items list) {
      return items(old, list.items(), key);
    }
    return entries(old, ((Value.Entries) next).entries(), key);
  }

  private static Node scalar(@Nullable Node old, String text, String key) {
    boolean word = WORD.matcher(text).matches() && !QUOTED.contains(key);
    ScalarStyle style = word ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED;
    if (old instanceof ScalarNode before) {
      boolean same = before.getValue().equals(text);
      if (same && text.indexOf(NO_BREAK) < 0) {
        return before;
      }
      if (same || SENTENCE.matcher(text).matches() || WORD.matcher(text).matches()) {
        style = before.getScalarStyle();
      }
    }
    Tag tag = style == ScalarStyle.PLAIN ? RESOLVER.resolve(NodeId.scalar, text, true) : Tag.STR;
    return new ScalarNode(tag, text.replace(NO_BREAK, STAND_IN), null, null, style);
  }

  private Node items(@Nullable Node old, List<Value> items, String key) {
    List<Node> before = old instanceof SequenceNode list ? list.getValue() : List.of();
    Deque<Node> unused = new ArrayDeque<>(before);
    Map<Value, Deque<Node>> same = new HashMap<>();
    before.forEach(
        node ->
            YamlText.valueOf(node)
                .ifPresent(
                    value -> same.computeIfAbsent(value, v -> new ArrayDeque<>()).add(node)));
    List<Node> nodes = new ArrayList<>();
    for (Value item : items) {
      Node reused = Optional.ofNullable(same.get(item)).map(Deque::poll).orElse(null);
      Node model = reused != null ? reused : model(unused, item, items.size() == before.size());
      unused.remove(model);
      nodes.add(node(model, item, key));
    }
    FlowStyle style =
        old instanceof SequenceNode list
            ? list.getFlowStyle()
            : items.stream().allMatch(YamlLayout::isWord) ? FlowStyle.FLOW : FlowStyle.BLOCK;
    SequenceNode list = new SequenceNode(Tag.SEQ, nodes, style);
    keepComments(old, list);
    return list;
  }

  /** The old item that a changed one stands for: of the same identity, else at the same place. */
  private static @Nullable Node model(Deque<Node> unused, Value item, boolean sameSize) {
    for (Node node : unused) {
      Optional<Value> value = YamlText.valueOf(node);
      if (value.flatMap(Identity::of).isPresent()
          && value.flatMap(Identity::of).equals(Identity.of(item))) {
        return node;
      }
    }
    return sameSize ? unused.peek() : null;
  }

  private Node entries(@Nullable Node old, Map<String, Value> entries, String key) {
    Map<String, NodeTuple> before = new LinkedHashMap<>();
    if (old instanceof MappingNode map) {
      map.getValue().forEach(tuple -> before.put(keyOf(tuple), tuple));
    }
    List<NodeTuple> tuples = new ArrayList<>();
    for (String name : Ordering.of(List.copyOf(before.keySet()), entries.keySet())) {
      NodeTuple tuple = before.get(name);
      Value value = entries.getOrDefault(name, Value.nothing());
      tuples.add(
          new NodeTuple(
              tuple == null
                  ? new ScalarNode(Tag.STR, name, null, null, ScalarStyle.PLAIN)
                  : tuple.getKeyNode(),
              node(tuple == null ? null : tuple.getValueNode(), value, name)));
    }
    FlowStyle style =
        old instanceof MappingNode map
            ? map.getFlowStyle()
            : ONE_LINE.contains(key) || ITEM_LINES.contains(key) ? FlowStyle.FLOW : FlowStyle.BLOCK;
    MappingNode map = new MappingNode(Tag.MAP, tuples, style);
    keepComments(old, map);
    return map;
  }

  private static String keyOf(NodeTuple tuple) {
    return ((ScalarNode) tuple.getKeyNode()).getValue();
  }

  private static boolean isWord(Value value) {
    return value instanceof Value.Scalar scalar && WORD.matcher(scalar.text()).matches();
  }

  private static void keepComments(@Nullable Node old, Node node) {
    if (old != null) {
      node.setBlockComments(old.getBlockComments());
      node.setInLineComments(old.getInLineComments());
      node.setEndComments(old.getEndComments());
    }
  }
}
