package fi.majakka.bot.editorial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Groups questions that resemble one another: by the share of three-letter parts of words that they
 * have in common (the cosine of their counts), which holds for Finnish endings and for slips of the
 * pen alike.
 */
public final class Likeness {
  /** Above this share two questions are of one kind; below it, neighbours begin to mix. */
  private static final double ALIKE = 0.5;

  private static final int PART = 3;

  private Likeness() {}

  /**
   * Questions of one kind, the largest groups first.
   *
   * @param questions never empty; the first is the most typical
   */
  public record Group(List<RecordedQuestion> questions) {
    public Group {
      questions = List.copyOf(questions);
    }
  }

  /** A question with its parts. */
  private record Parts(RecordedQuestion question, Map<String, Integer> counts, double length) {
    static Parts of(RecordedQuestion question) {
      Map<String, Integer> counts = new HashMap<>();
      for (String word : question.words().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
        String padded = " " + word + " ";
        for (int i = 0; i + PART <= padded.length(); i++) {
          counts.merge(padded.substring(i, i + PART), 1, Integer::sum);
        }
      }
      double squares = counts.values().stream().mapToDouble(count -> count * count).sum();
      return new Parts(question, counts, Math.sqrt(squares));
    }

    double likeness(Parts other) {
      if (length == 0 || other.length == 0) {
        return 0;
      }
      Map<String, Integer> few = counts.size() <= other.counts.size() ? counts : other.counts;
      Map<String, Integer> many = few == counts ? other.counts : counts;
      double common = 0;
      for (Map.Entry<String, Integer> part : few.entrySet()) {
        common += part.getValue() * many.getOrDefault(part.getKey(), 0);
      }
      return common / (length * other.length);
    }
  }

  /** The groups of some questions, language by language. */
  public static List<Group> groups(List<RecordedQuestion> questions) {
    List<List<Parts>> groups = new ArrayList<>();
    for (RecordedQuestion question : questions) {
      Parts parts = Parts.of(question);
      groups.stream()
          .filter(group -> group.get(0).question().language() == question.language())
          .filter(group -> group.get(0).likeness(parts) >= ALIKE)
          .max(Comparator.comparingDouble(group -> group.get(0).likeness(parts)))
          .ifPresentOrElse(
              group -> group.add(parts), () -> groups.add(new ArrayList<>(List.of(parts))));
    }
    return groups.stream()
        .map(group -> new Group(group.stream().map(Parts::question).toList()))
        .sorted(Comparator.comparingInt((Group group) -> group.questions().size()).reversed())
        .toList();
  }
}
