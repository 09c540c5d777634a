package fi.majakka.bot.applications;

import fi.majakka.bot.dialogue.Request;
import fi.majakka.bot.dialogue.Signals;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads how somebody speaks Finnish and English: "suomea vähän, englantia hyvin". */
final class SpokenReader {
  private static final Pattern CLAUSES =
      Pattern.compile("[,.;]|(?<!\\p{L})(?:ja|mutta|sekä|and|but)(?!\\p{L})");

  private SpokenReader() {}

  /** Two levels, Finnish first, such as {@code basic-good}; a language not named is not spoken. */
  static Optional<String> read(Request request) {
    Signals signals = new Signals(request.knowledge());
    Level finnish = Level.NONE;
    Level english = Level.NONE;
    boolean found = false;
    for (String clause : CLAUSES.split(request.text(), -1)) {
      if (signals.in(clause, "application.speaks_finnish")) {
        finnish = level(signals, clause);
        found = true;
      }
      if (signals.in(clause, "application.speaks_english")) {
        english = level(signals, clause);
        found = true;
      }
    }
    return found ? Optional.of(finnish.key() + "-" + english.key()) : Optional.empty();
  }

  private static Level level(Signals signals, String clause) {
    for (Level level : new Level[] {Level.BASIC, Level.FLUENT, Level.NONE}) {
      if (signals.in(clause, "application.level_" + level.key())) {
        return level;
      }
    }
    return Level.GOOD;
  }
}
