package fi.majakka.bot.handover;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.dialogue.Phrases;
import fi.majakka.bot.dialogue.SkillReply;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What is said about waiting for a person; a time only where coordinators have set one. */
final class HandoverWords {
  static final String CANCEL = "cancel";
  static final String BACK = "back";
  private final Clock clock;

  HandoverWords(Clock clock) {
    this.clock = clock;
  }

  /** The wish is in the queue. */
  SkillReply asked(Phrases phrases, Handover handover, Handovers handovers) {
    String place =
        handover.municipality().orElseGet(() -> phrases.say("handover.whole_region.name"));
    return waiting(phrases, phrases.say("handover.asked", place), handover, handovers);
  }

  /** Asked for again. */
  SkillReply status(Phrases phrases, Handover handover, Handovers handovers) {
    return handover.state() == Handover.State.TAKEN
        ? SkillReply.saying(
            List.of(new Message.Choices(phrases.say("handover.taken"), List.of(back(phrases)))))
        : waiting(phrases, phrases.say("handover.still_waiting"), handover, handovers);
  }

  private SkillReply waiting(Phrases phrases, String what, Handover handover, Handovers handovers) {
    String when = expectation(phrases, handovers.hours(handover.municipality()));
    Choice cancel =
        new Choice(phrases.say("handover.cancel"), "do:" + HandoverForm.TOPIC + ":" + CANCEL);
    return SkillReply.saying(
        List.of(
            new Message.Text(what + "\n\n" + when),
            new Message.Choices(phrases.say("handover.meanwhile"), List.of(cancel))));
  }

  /** When an answer may be expected. */
  private String expectation(Phrases phrases, Optional<OfficeHours> hours) {
    if (hours.isEmpty()) {
      return phrases.say("handover.no_promise");
    }
    boolean open = hours.get().open(clock.instant());
    String spoken =
        phrases.say(
            open ? "handover.open" : "handover.closed", hours.get().spoken(phrases.language()));
    return hours
        .get()
        .answerHours()
        .map(within -> spoken + " " + phrases.say("handover.within", Integer.toString(within)))
        .orElse(spoken);
  }

  /** The way back to the assistant. */
  static Choice back(Phrases phrases) {
    return new Choice(phrases.say("handover.back"), "do:" + HandoverForm.TOPIC + ":" + BACK);
  }
}
