package fi.majakka.bot.applications;

import fi.majakka.bot.dialogue.Request;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an experience: "five years", "10 v", "none". */
final class YearsReader {
  private static final Pattern YEARS =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(\\d{1,2})\\s*\\+?\\s*(?:vuo\\p{L}*|v\\b|years?|yrs?|y\\b)",
          Pattern.CASE_INSENSITIVE);

  private YearsReader() {}

  /** The key of an {@link Experience}. */
  static Optional<String> read(Request request) {
    Matcher years = YEARS.matcher(request.text());
    if (years.find()) {
      return Optional.of(Experience.ofYears(Integer.parseInt(years.group(1))).key());
    }
    for (Experience experience : Experience.values()) {
      if (request.signals("application.experience_" + experience.key())) {
        return Optional.of(experience.key());
      }
    }
    return Optional.empty();
  }
}
