package fi.majakka.bot.jobs;

/** How much Finnish a vacancy states that its work needs. */
public enum LanguageNeed {
  NOT_STATED,
  NO_FINNISH,
  SOME_FINNISH,
  GOOD_FINNISH
}
