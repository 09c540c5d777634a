package fi.majakka.kb;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Something that people ask about.
 *
 * @param id such as {@code living.rental}
 * @param audience all, talent or employer
 * @param kind answer, smalltalk or action
 * @param meaning one line for the people who write articles and training utterances
 */
public record Topic(String id, String audience, String kind, String meaning) {
  /** Who a topic can be for. */
  public static final List<String> AUDIENCES = List.of("all", "talent", "employer");

  private static final String WORDS = "[a-z]+(_[a-z]+)*";
  private static final Pattern ID = Pattern.compile(WORDS + "\\." + WORDS);
  private static final int LONGEST_ID = 60;

  /** True for an area and a name in lower-case letters, such as {@code living.buy_home}. */
  public static boolean isId(String id) {
    return id.length() <= LONGEST_ID && ID.matcher(id).matches();
  }

  /** The area that a topic belongs to, such as {@code living}. */
  public String area() {
    return id.substring(0, id.indexOf('.'));
  }

  /**
   * The topic as a row of {@code topics.csv}.
   *
   * @throws KnowledgeException when it would not be read back as it is
   */
  public String row() {
    boolean quoted = meaning.contains(",") || meaning.contains(";");
    String row = String.join(",", id, audience, kind, quoted ? '"' + meaning + '"' : meaning);
    List<Problem> problems = new ArrayList<>();
    List<TopicReader.Row> read = new TopicReader("topics.csv", problems).read("\n" + row);
    if (!problems.isEmpty() || read.size() != 1 || !read.get(0).topic().equals(this)) {
      throw new KnowledgeException("this is no topic: " + KnowledgeTree.shown(row), problems);
    }
    return row;
  }
}
