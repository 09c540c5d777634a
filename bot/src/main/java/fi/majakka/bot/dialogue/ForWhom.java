package fi.majakka.bot.dialogue;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a question is asked for: the same for a spouse, a child or oneself is often another topic.
 */
final class ForWhom {
  private static final Set<String> PERMITS_OF_WORKER =
      Set.of("settle.residence_permit", "settle.seasonal_permit", "settle.eu_citizen");

  private ForWhom() {}

  /** What is asked about for the person that the words name; empty when they name none. */
  static Optional<String> topic(
      Draft draft, String last, List<String> rest, boolean begins, boolean clear) {
    if (onlySelf(draft, rest)) {
      return Optional.of(forOneself(last));
    }
    if (begins && permitOfFamily(draft, last)) {
      return Optional.of("family.permit");
    }
    return onlyFamily(draft, rest) && (begins || !clear)
        ? Optional.of(forFamily(draft, last))
        : Optional.empty();
  }

  /** "For my child", "puoliso". */
  private static boolean onlyFamily(Draft draft, List<String> rest) {
    return draft.signals("family_member")
        && rest.stream().allMatch(word -> draft.signals.in(word, "family_member"));
  }

  /** "And for me": the same question about oneself is often another topic. */
  private static boolean onlySelf(Draft draft, List<String> rest) {
    return draft.signals("myself") && rest.stream().allMatch(word -> draft.signals.in(word, "me"));
  }

  /** "And for my girlfriend, she is from Colombia", after the worker's own permit. */
  private static boolean permitOfFamily(Draft draft, String last) {
    return PERMITS_OF_WORKER.contains(last)
        && draft.signals("family_member")
        && draft.topic.filter(topic -> topic.startsWith("family.spouse")).isPresent();
  }

  private static String forOneself(String topic) {
    return switch (topic) {
      case "family.spouse_job" -> "jobs.search";
      case "family.permit" -> "settle.residence_permit";
      default -> topic;
    };
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
