package fi.majakka.kb.yaml;

import java.io.StringReader;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Composes YAML into nodes that know their lines. Nothing of a text is ever instantiated; anchors,
 * aliases, tags, repeated keys, deep nesting and long texts are refused.
 */
public final class YamlNodes {
  /** The longest text that is read, in characters. */
  public static final int LONGEST = 3 * 1024 * 1024;

  private static final int DEEPEST = 20;
  private static final Set<Tag> PLAIN =
      Set.of(
          Tag.STR,
          Tag.INT,
          Tag.FLOAT,
          Tag.BOOL,
          Tag.NULL,
          Tag.TIMESTAMP,
          Tag.MAP,
          Tag.SEQ,
          Tag.MERGE,
          new Tag("tag:yaml.org,2002:value"));

  private YamlNodes() {}

  /**
   * The root of a text; null when the text is empty.
   *
   * @throws YamlException saying where the text goes wrong
   */
  public static @Nullable Node compose(String text) {
    return compose(text, false);
  }

  static @Nullable Node compose(String text, boolean withComments) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(0);
    options.setNestingDepthLimit(DEEPEST);
    options.setCodePointLimit(LONGEST);
    options.setProcessComments(withComments);
    try {
      Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
      refuse(root);
      return root;
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      throw new YamlException(mark == null ? 1 : mark.getLine() + 1, e.getProblem());
    } catch (YAMLException e) {
      throw new YamlException(1, String.valueOf(e.getMessage()));
    }
  }

  private static void refuse(@Nullable Node node) {
    if (node == null) {
      return;
    }
    if (node.getAnchor() != null) {
      throw new YamlException(line(node), "anchors and aliases are not used here");
    }
    if (!PLAIN.contains(node.getTag())) {
      throw new YamlException(line(node), "tags are not used here");
    }
    if (node instanceof SequenceNode list) {
      list.getValue().forEach(YamlNodes::refuse);
    } else if (node instanceof MappingNode map) {
      for (NodeTuple tuple : map.getValue()) {
        if (!(tuple.getKeyNode() instanceof ScalarNode)) {
          throw new YamlException(line(tuple.getKeyNode()), "a key is a text");
        }
        refuse(tuple.getKeyNode());
        refuse(tuple.getValueNode());
      }
    }
  }

  static int line(Node node) {
    return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
  }
}
