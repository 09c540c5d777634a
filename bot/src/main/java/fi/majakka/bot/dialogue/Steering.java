package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Danger, one's own case, "more", "yes" and "no": what comes before any topic. */
final class Steering {
  private static final String EMERGENCY = "settle.emergency";

  void steer(Draft draft) {
    String chosen = draft.chosen.orElse("");
    if (draft.signals("emergency")) {
      draft.certainly(EMERGENCY);
      draft.notes.add(0, new Message.Text(draft.phrases().say("emergency.first")));
    } else if (chosen.equals("more") || draft.signals("more")) {
      more(draft);
    } else if (chosen.equals("yes") || draft.signals("yes")) {
      yes(draft);
    } else if (chosen.equals("no") || draft.signals("no")) {
      no(draft);
    } else if (draft.signals("own_case")) {
      ownCase(draft);
    }
  }

  private static void more(Draft draft) {
    draft
        .memory
        .topic()
        .ifPresentOrElse(
            topic -> {
              draft.certainly(topic);
              draft.part = draft.memory.more() + 1;
            },
            () -> draft.certainly("meta.capabilities"));
  }

  /** "Yes" takes the first offer. */
  private static void yes(Draft draft) {
    Optional<String> first =
        draft.memory.offered().stream()
            .map(Choice::value)
            .filter(
                value ->
                    value.startsWith("topic:") || value.startsWith("do:") || value.equals("more"))
            .findFirst();
    if (first.isEmpty()) {
      return;
    }
    if (first.get().equals("more")) {
      more(draft);
    } else if (first.get().startsWith("do:")) {
      draft.chosen = first;
      draft.certainly(first.get().split(":", -1)[1]);
    } else {
      draft.certainly(first.get().substring("topic:".length()));
    }
  }

  private static void no(Draft draft) {
    boolean wasAsked = draft.memory.misses() > 0;
    draft.certainly(wasAsked ? "meta.capabilities" : "meta.thanks");
    if (wasAsked) {
      draft.outOfScope = true;
    }
  }

  /** Nobody's case can be seen from here; whoever decides it can. */
  private static void ownCase(Draft draft) {
    String topic =
        draft.topic.filter(known -> !known.startsWith("meta.")).orElse("settle.residence_permit");
    draft.certainly(topic);
    List<Message> messages = new ArrayList<>();
    messages.add(new Message.Text(draft.phrases().say("own_case.cannot_see")));
    draft.notes.addAll(messages);
  }
}
