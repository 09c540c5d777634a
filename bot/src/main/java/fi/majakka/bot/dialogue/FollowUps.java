package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.Entity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * "And in Karstula?", "entä vaimolle?", "how long does it take?": messages that mean something only
 * after the last one.
 */
final class FollowUps {
  /** Above this, a message is taken at its word even when it begins like a follow-up. */
  private static final double CLEAR = 0.8;

  /** So clear must be the words after "no, I meant" to be a question of their own. */
  private static final double MEANT = 0.5;

  private static final Set<String> PERMITS_OF_WORKER =
      Set.of("settle.residence_permit", "settle.seasonal_permit", "settle.eu_citizen");

  private final Reading reading;

  FollowUps(Reading reading) {
    this.reading = reading;
  }

  void follow(Draft draft) {
    if (draft.text.isBlank() || draft.memory.topic().isEmpty()) {
      return;
    }
    String last = about(draft.memory.topic().get());
    boolean corrects = draft.signals.begins(draft.text, "correction");
    boolean begins = corrects || draft.signals.begins(draft.text, "follow_up");
    List<String> rest = rest(draft);
    boolean family = draft.signals("family_member");
    if (family && begins && rest.stream().allMatch(word -> isFamily(draft, word))) {
      draft.certainly(forFamily(draft, last));
    } else if (rest.isEmpty() && (begins || draft.entities.stream().anyMatch(FollowUps::named))) {
      draft.certainly(last);
    } else if (begins && !clear(draft, CLEAR)) {
      readAgain(draft, corrects, last);
    } else if (asksOn(draft, last, rest)) {
      draft.certainly(last);
      draft.asksOn = true;
    }
  }

  /**
   * "How long does it take?", "mistä haen sen": words that every topic shares ask on about the last
   * one, unless they clearly mean a neighbour of it.
   */
  private static boolean asksOn(Draft draft, String last, List<String> rest) {
    List<String> shared =
        Optional.ofNullable(draft.knowledge.signals().get("asks_on")).orElse(List.of());
    boolean neighbour =
        clear(draft, MEANT)
            && draft
                .topic
                .filter(
                    to -> to.startsWith("meta.") || Carrying.area(to).equals(Carrying.area(last)))
                .isPresent();
    return !neighbour
        && !last.startsWith("meta.")
        && !rest.isEmpty()
        && rest.stream().allMatch(shared::contains);
  }

  /** "No, I meant daycare": what is meant stands after the words that correct. */
  private void readAgain(Draft draft, boolean corrects, String last) {
    String meant = draft.signals.without(draft.text, corrects ? "correction" : "follow_up");
    if (!meant.isBlank()) {
      reading.take(draft, meant);
    }
    if (meant.isBlank() || !clear(draft, MEANT)) {
      draft.certainly(last);
    }
  }

  /** A place named after "what can you do" is asked about itself. */
  private static String about(String last) {
    return last.startsWith("meta.") && !last.equals("meta.human") ? "living.municipality" : last;
  }

  private static boolean clear(Draft draft, double least) {
    return !draft.outOfScope && draft.confidence >= least;
  }

  private static boolean named(Entity entity) {
    return !entity.carried() && !entity.type().equals("audience");
  }

  private static boolean isFamily(Draft draft, String word) {
    return draft.signals.in(word, "family_member");
  }

  /** What is left once places, occupations and small words are taken away. */
  private static List<String> rest(Draft draft) {
    String rest = draft.signals.without(draft.text, "correction");
    List<Entity> named =
        draft.entities.stream()
            .filter(FollowUps::named)
            .sorted(Comparator.comparingInt(Entity::start).reversed())
            .toList();
    for (Entity entity : named) {
      if (entity.start() <= rest.length() && entity.end() <= rest.length()) {
        rest = rest.substring(0, entity.start()) + " " + rest.substring(entity.end());
      }
    }
    List<String> small =
        Optional.ofNullable(draft.knowledge.signals().get("small_words")).orElse(List.of());
    return Signals.words(rest).stream().filter(word -> !small.contains(word)).toList();
  }

  /** The same question for a spouse or a child is often another topic. */
  private static String forFamily(Draft draft, String topic) {
    if (PERMITS_OF_WORKER.contains(topic)) {
      return "family.permit";
    }
    if (topic.startsWith("jobs.")) {
      return draft.signals("child") ? "family.daycare" : "family.spouse_job";
    }
    return topic;
  }
}
