package fi.majakka.nlu.model;

import fi.majakka.nlu.Entity;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Prepares texts for the models: names of places taken out or replaced, texts cut into parts. */
public final class Masks {
  private static final Set<String> PLACES = Set.of("municipality", "place");
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+|\\n+");
  private static final Pattern PART_END =
      Pattern.compile("(?<=\\?)\\s+|\\s+(?:ja|sekä|and|plus)\\s+");

  private Masks() {}

  /** The text without the names of places. */
  public static String without(String text, List<Entity> entities) {
    return replaced(text, entities, " ");
  }

  /** The text with every place called the same: a topic does not depend on which place it is. */
  public static String masked(String text, List<Entity> entities) {
    return replaced(text, entities, "paikkax");
  }

  private static String replaced(String text, List<Entity> entities, String with) {
    StringBuilder masked = new StringBuilder();
    int from = 0;
    for (Entity entity : entities) {
      if (PLACES.contains(entity.type()) && entity.start() >= from) {
        masked.append(text, from, entity.start()).append(with);
        from = entity.end();
      }
    }
    return masked.append(text.substring(from)).toString();
  }

  /** Sentences with their marks. */
  static List<String> sentences(String text) {
    return Arrays.stream(SENTENCE_END.split(text, -1))
        .map(String::strip)
        .filter(sentence -> sentence.length() > 2)
        .toList();
  }

  /** Parts joined by "and" or ended by a question mark. */
  static List<String> parts(String text) {
    return Arrays.stream(PART_END.split(text, -1))
        .map(String::strip)
        .filter(part -> part.length() > 2)
        .toList();
  }
}
