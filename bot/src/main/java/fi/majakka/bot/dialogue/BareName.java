package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.Entity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked about an occupation, a place or a language that is named with hardly anything else.
 */
final class BareName {
  /** What an occupation is asked about; named after anything else, its jobs are meant. */
  private static final Set<String> OF_OCCUPATIONS =
      Set.of(
          "jobs.search",
          "jobs.alerts",
          "jobs.salary",
          "jobs.qualification",
          "jobs.demand",
          "jobs.plan",
          "jobs.start_business",
          "family.spouse_job",
          "education.vocational",
          "education.apprenticeship");

  /** Of one place, these are asked about something else. */
  private static final Map<String, String> OF_ONE_PLACE =
      Map.of("living.compare", "living.municipality", "jobs.apply", "jobs.search");

  private BareName() {}

  /** "I am a practical nurse", unless an occupation is what the talk is about, or hiring is. */
  static boolean tells(Draft draft) {
    return draft.signals("own_occupation")
        && namesOccupation(draft)
        && FollowUps.rest(draft).stream()
            .allMatch(
                word -> draft.signals.in(word, "me") || draft.signals.in(word, "own_occupation"))
        && draft.audience.filter("employer"::equals).isEmpty()
        && !FollowUps.clear(draft, FollowUps.CLEAR)
        && draft.topic.filter(Sides::isOfEmployer).isEmpty()
        && draft.memory.topic().stream()
            .noneMatch(to -> OF_OCCUPATIONS.contains(to) || Sides.isOfEmployer(to));
  }

  private static boolean only(Draft draft) {
    return draft.entities.stream().filter(FollowUps::named).allMatch(BareName::isOccupation)
        && namesOccupation(draft);
  }

  static boolean namesOccupation(Draft draft) {
    return draft.entities.stream()
        .anyMatch(entity -> FollowUps.named(entity) && isOccupation(entity));
  }

  static boolean isOccupation(Entity entity) {
    return entity.type().equals("occupation");
  }

  /** The last topic, or what the bare name means instead of it; empty when it says so itself. */
  static Optional<String> topic(Draft draft, String last) {
    List<Entity> named = draft.entities.stream().filter(FollowUps::named).toList();
    if (Sides.isOfEmployer(last)
        && named.stream().anyMatch(entity -> entity.type().equals("language_need"))) {
      return Optional.of("employer.language_support");
    }
    if (named.stream().filter(Carrying::isPlace).count() == 1) {
      return Optional.of(OF_ONE_PLACE.getOrDefault(last, last));
    }
    return ofOccupation(draft, last);
  }

  /**
   * A bare occupation goes on about a topic that has to do with occupations; after any other its
   * jobs are meant, unless it says something else by itself, as "dentist" does.
   */
  private static Optional<String> ofOccupation(Draft draft, String last) {
    boolean holds =
        !only(draft)
            || OF_OCCUPATIONS.contains(last)
            || Sides.isOfEmployer(last)
            || draft.signals.begins(draft.text, "follow_up")
            || GoingOn.likely(draft); // "is there an interpreter"
    return holds
        ? Optional.of(last)
        : Optional.of("jobs.search").filter(jobs -> !FollowUps.clear(draft, FollowUps.MEANT));
  }
}
