package fi.majakka.bot.studio;

import fi.majakka.bot.editorial.EditorialException;
import java.util.Locale;

/** Says in the user's language why the editorial desk refuses something. */
final class Refusals {
  private Refusals() {}

  static String say(Visit visit, EditorialException e) {
    return visit.say("refused." + e.why().name().toLowerCase(Locale.ROOT));
  }
}
