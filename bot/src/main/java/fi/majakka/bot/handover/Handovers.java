package fi.majakka.bot.handover;

import fi.majakka.bot.conversation.ConversationId;
import java.util.Optional;

/** What the dialogue needs to know of wishes for a person. Thread-safe. */
public interface Handovers {

  /** The wish of a conversation that waits or is being answered; there is one at most. */
  Optional<Handover> open(ConversationId conversation);

  /**
   * When people answer, as a coordinator has set it.
   *
   * @param municipality its own hours, else those of the whole region
   */
  Optional<OfficeHours> hours(Optional<String> municipality);
}
