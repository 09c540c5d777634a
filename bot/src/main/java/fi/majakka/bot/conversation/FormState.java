package fi.majakka.bot.conversation;

import java.util.Map;
import java.util.Optional;

/**
 * How far a form is filled in.
 *
 * @param form name of the form
 * @param slots answers so far
 * @param asking the slot asked for; empty when all are filled and the form waits for a yes
 * @param parked true while another question is being answered
 */
public record FormState(
    String form, Map<String, String> slots, Optional<String> asking, boolean parked) {

  public FormState {
    slots = Map.copyOf(slots);
  }
}
