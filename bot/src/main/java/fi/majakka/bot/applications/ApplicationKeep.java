package fi.majakka.bot.applications;

import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Turn;

/** What a turn asks to be done with the open application of its conversation. */
public sealed interface ApplicationKeep extends Turn.Keep {

  /** The application. */
  String id();

  /** The facts as told in the chat: a new draft, or other facts in what there is. */
  record Told(String id, Language language, Facts facts) implements ApplicationKeep {}

  /** Destroys it. */
  record Withdraw(String id) implements ApplicationKeep {}

  /** Begins its time of validity anew. */
  record Renew(String id) implements ApplicationKeep {}
}
