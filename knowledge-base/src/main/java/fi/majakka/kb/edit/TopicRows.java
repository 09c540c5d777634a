package fi.majakka.kb.edit;

import fi.majakka.kb.Topic;
import fi.majakka.kb.yaml.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of {@code topics.csv} as they are being written; each begins with the topic's id. */
public final class TopicRows {
  /** Where the topics stand. */
  public static final String FILE = "topics.csv";

  static final String HEAD = "topic,audience,kind,meaning\n";
  private static final List<String> COLUMNS = List.of("audience", "kind", "meaning");

  private TopicRows() {}

  private static String id(String row) {
    int comma = row.indexOf(',');
    return comma < 0 ? row : row.substring(0, comma);
  }

  static List<String> ids(String csv) {
    return csv.lines().skip(1).map(TopicRows::id).filter(Topic::isId).toList();
  }

  /** In place of the row of its id, else behind the last one of its area, else at the end. */
  static String put(String csv, Topic topic) {
    String row = topic.row();
    List<String> rows = new ArrayList<>(csv.lines().toList());
    int place = rows.size();
    for (int i = 1; i < rows.size(); i++) {
      if (id(rows.get(i)).equals(topic.id())) {
        rows.set(i, row);
        return text(rows);
      }
      if (id(rows.get(i)).startsWith(topic.area() + ".")) {
        place = i + 1;
      }
    }
    rows.add(place, row);
    return text(rows);
  }

  /** Without the row of an id. */
  static String remove(String csv, String topic) {
    return text(csv.lines().filter(row -> !id(row).equals(topic)).toList());
  }

  private static String text(List<String> rows) {
    return String.join("\n", rows) + "\n";
  }

  /** What the rows say, by the topics' ids: to tell what an edit changes. */
  public static Value value(String csv) {
    Map<String, Value> topics = new LinkedHashMap<>();
    csv.lines().skip(1).forEach(row -> topics.put(id(row), columns(row)));
    return new Value.Entries(topics);
  }

  private static Value columns(String row) {
    String[] cells = row.split(",", COLUMNS.size() + 1);
    Value.Entries columns = Value.nothing();
    for (int i = 1; i < cells.length; i++) {
      String cell = cells[i].replaceAll("^\"|\"$", "");
      columns = columns.with(COLUMNS.get(i - 1), Optional.of(Value.of(cell)));
    }
    return columns;
  }
}
