package fi.majakka.kb.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The order of keys that come and go. */
final class Ordering {

  private Ordering() {}

  /** The wanted keys in the old order; a new one stands behind the key that it follows. */
  static List<String> of(List<String> old, Collection<String> wanted) {
    Set<String> present = new HashSet<>(wanted);
    List<String> order = new ArrayList<>(old.stream().filter(present::contains).toList());
    Set<String> placed = new HashSet<>(order);
    String last = "";
    for (String key : wanted) {
      if (placed.add(key)) {
        order.add(order.indexOf(last) + 1, key);
      }
      last = key;
    }
    return order;
  }
}
