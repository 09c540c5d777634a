package fi.majakka.kb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code topics.csv}: topic, audience, kind and a meaning that may stand in quotes. */
final class TopicReader {
  private static final Pattern ROW =
      Pattern.compile("([a-z_.]+),(all|talent|employer),(answer|smalltalk|action),\"?(.*?)\"?");

  /** What a spreadsheet would run as a formula. */
  private static final Pattern FORMULA = Pattern.compile("[=+@\t\r-].*");

  private final String file;
  private final Collection<Problem> problems;

  TopicReader(String file, Collection<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /** A topic and the line in which it stands, from 1. */
  record Row(int line, Topic topic) {}

  List<Row> read(String csv) {
    List<Row> topics = new ArrayList<>();
    List<String> lines = csv.lines().toList();
    for (int i = 1; i < lines.size(); i++) {
      Matcher row = ROW.matcher(lines.get(i));
      if (!row.matches()) {
        problems.add(new Problem(file, i + 1, "a row is topic,audience,kind,meaning"));
      } else if (!Topic.isId(row.group(1))) {
        problems.add(
            new Problem(
                file,
                i + 1,
                "a topic's id is an area, a dot and a name in lower case: " + row.group(1)));
      } else {
        read(row, i + 1, topics);
      }
    }
    return topics;
  }

  private void read(Matcher row, int line, List<Row> topics) {
    String meaning = row.group(4);
    if (FORMULA.matcher(meaning).matches() || PlainText.problem(meaning).isPresent()) {
      problems.add(new Problem(file, line, "a meaning is plain words, no formula or markup"));
    } else {
      topics.add(new Row(line, new Topic(row.group(1), row.group(2), row.group(3), meaning)));
    }
  }
}
