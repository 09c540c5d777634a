package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.Entity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** "And in Karstula?", "entä vaimolle?": messages that mean something only after the last one. */
final class FollowUps {
  /** Above this, a message is taken at its word even when it begins like a follow-up. */
  private static final double CLEAR = 0.8;

  private static final Set<String> FAMILY_OF_WORKER =
      Set.of("settle.residence_permit", "settle.seasonal_permit", "settle.eu_citizen");

  void follow(Draft draft) {
    if (draft.text.isEmpty() || draft.memory.topic().isEmpty()) {
      return;
    }
    String last = draft.memory.topic().get();
    boolean begins = draft.signals.begins(draft.text, "follow_up");
    boolean bare = bare(draft);
    if (draft.signals("family_member") && begins && !clear(draft)) {
      draft.certainly(forFamily(last));
    } else if (bare && (begins || !draft.entities.isEmpty())) {
      draft.certainly(last);
    } else if (begins && !clear(draft)) {
      draft.certainly(last);
    }
  }

  private static boolean clear(Draft draft) {
    return !draft.outOfScope && draft.confidence >= CLEAR;
  }

  /** Nothing is left once places, occupations and small words are taken away. */
  private static boolean bare(Draft draft) {
    String rest = draft.text;
    List<Entity> named =
        draft.entities.stream()
            .filter(entity -> !entity.carried() && !entity.type().equals("audience"))
            .sorted(Comparator.comparingInt(Entity::start).reversed())
            .toList();
    for (Entity entity : named) {
      if (entity.start() <= rest.length() && entity.end() <= rest.length()) {
        rest = rest.substring(0, entity.start()) + " " + rest.substring(entity.end());
      }
    }
    List<String> small =
        Optional.ofNullable(draft.knowledge.signals().get("small_words")).orElse(List.of());
    return Signals.words(rest).stream().allMatch(small::contains);
  }

  /** The same question for a spouse or a child is often another topic. */
  private static String forFamily(String topic) {
    if (FAMILY_OF_WORKER.contains(topic)) {
      return "family.permit";
    }
    return topic.startsWith("jobs.") ? "family.spouse_job" : topic;
  }
}
