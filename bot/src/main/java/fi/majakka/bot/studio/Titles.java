package fi.majakka.bot.studio;

import fi.majakka.bot.editorial.Intake;

/** What drafts and releases are called: as people wrote it, the program's own in any language. */
public final class Titles {
  private Titles() {}

  /** The title in the language of the page. */
  public static String of(StudioPage page, String title) {
    return switch (title) {
      case Intake.FIRST_TITLE -> page.say("title.first");
      case Intake.LATER_TITLE -> page.say("title.later");
      default -> title;
    };
  }
}
