package fi.majakka.bot.web.applications;

import fi.majakka.bot.applications.ApplicationCard;
import fi.majakka.bot.applications.Experience;
import fi.majakka.bot.applications.Level;
import fi.majakka.bot.dialogue.Phrases;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the lists of the application's pages offer: the value that is sent, and its words. */
public final class ApplicationOptions {

  private ApplicationOptions() {}

  /** Levels of a language, from none up. */
  public static List<Map.Entry<String, String>> levels(Phrases phrases) {
    return Stream.of(Level.values())
        .map(level -> Map.entry(level.key(), ApplicationCard.level(phrases, level)))
        .toList();
  }

  /** Lengths of experience, from none up. */
  public static List<Map.Entry<String, String>> experiences(Phrases phrases) {
    return Stream.of(Experience.values())
        .map(years -> Map.entry(years.key(), ApplicationCard.experience(phrases, years)))
        .toList();
  }
}
