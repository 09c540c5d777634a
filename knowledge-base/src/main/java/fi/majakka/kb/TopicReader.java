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
  private final Collection<Problem> problems;

  TopicReader(Collection<Problem> problems) {
    this.problems = problems;
  }

  List<Topic> read(String csv) {
    List<Topic> topics = new ArrayList<>();
    List<String> lines = csv.lines().toList();
    for (int i = 1; i < lines.size(); i++) {
      Matcher row = ROW.matcher(lines.get(i));
      if (row.matches()) {
        topics.add(new Topic(row.group(1), row.group(2), row.group(3), row.group(4)));
      } else {
        problems.add(new Problem("topics.csv", i + 1, "a row is topic,audience,kind,meaning"));
      }
    }
    return topics;
  }
}
