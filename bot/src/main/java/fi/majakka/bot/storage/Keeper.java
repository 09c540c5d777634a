package fi.majakka.bot.storage;

import fi.majakka.bot.conversation.Turn;
import org.jdbi.v3.core.Handle;

/** Stores what a feature wants kept of a turn; runs again when its transaction is tried again. */
public interface Keeper {

  /** True when this keeper stores such a thing. */
  boolean keeps(Turn.Keep what);

  /** Stores it in the turn's own transaction. */
  void keep(Handle handle, Turn turn, Turn.Keep what);
}
