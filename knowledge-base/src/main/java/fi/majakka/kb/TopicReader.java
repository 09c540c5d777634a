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

  List<Topic> read(String csv) {
    List<Topic> topics = new ArrayList<>();
    List<String> lines = csv.lines().toList();
    for (int i = 1; i < lines.size(); i++) {
      Matcher row = ROW.matcher(lines.get(i));
      if (!row.matches()) {
        problems.add(new Problem(file, i + 1, "a row is topic,audience,kind,meaning"));
      } else if (FORMULA.matcher(row.group(4)).matches()
          || PlainText.problem(row.group(4)).isPresent()) {
        problems.add(new Problem(file, i + 1, "a meaning is plain words, no formula or markup"));
      } else {
        topics.add(new Topic(row.group(1), row.group(2), row.group(3), row.group(4)));
      }
    }
    return topics;
  }
}
