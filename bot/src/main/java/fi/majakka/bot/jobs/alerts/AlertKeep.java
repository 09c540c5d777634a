package fi.majakka.bot.jobs.alerts;

import fi.majakka.bot.conversation.Turn;

/** What a turn wants done with saved searches. */
public sealed interface AlertKeep extends Turn.Keep {

  /** Saves a search. */
  record Save(Alert alert) implements AlertKeep {}

  /** Ends a saved search of this conversation. */
  record Stop(String id) implements AlertKeep {}
}
