package fi.majakka.bot.dialogue;

import fi.majakka.bot.conversation.Entity;
import fi.majakka.kb.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps what earlier messages named in force until something else takes its place. */
final class Carrying {
  private static final Set<String> PLACES = Set.of("municipality", "place");
  private static final Set<String> LASTING = Set.of("municipality", "audience");

  void carry(Draft draft) {
    List<Entity> now = draft.entities.stream().filter(entity -> !entity.carried()).toList();
    // "She is from Ukraine" does not take the place of where she lives now.
    Set<String> named =
        now.stream()
            .filter(entity -> !(isPlace(entity) && isCountry(draft, entity)))
            .map(Carrying::kind)
            .collect(Collectors.toSet());
    Set<String> ruledOut =
        now.stream().filter(Entity::negated).map(Entity::value).collect(Collectors.toSet());
    boolean onlyRuledOut = now.stream().filter(Carrying::isPlace).allMatch(Entity::negated);
    List<Entity> inForce = new ArrayList<>(now);
    for (Entity earlier : draft.memory.entities()) {
      boolean replaced =
          named.contains(kind(earlier)) && !(kind(earlier).equals("place") && onlyRuledOut);
      if (!replaced
          && !ruledOut.contains(earlier.value())
          && !earlier.role().equals("origin")
          && (LASTING.contains(earlier.type()) || sameArea(draft))) {
        inForce.add(earlier.asCarried());
      }
    }
    draft.entities = inForce;
  }

  /** True of a country, such as that which somebody comes from. */
  static boolean isCountry(Draft draft, Entity entity) {
    return draft
        .knowledge
        .place(entity.value())
        .filter(place -> place.kind() == Place.Kind.COUNTRY)
        .isPresent();
  }

  /** Villages and municipalities take each other's place. */
  private static String kind(Entity entity) {
    return PLACES.contains(entity.type()) ? "place" : entity.type();
  }

  /** Occupations and the like hold as long as the talk stays in one area. */
  private static boolean sameArea(Draft draft) {
    Optional<String> last = draft.memory.topic().map(Carrying::area);
    return last.isPresent()
        && !draft.signals("jobs.for_another")
        && (draft.topic.isEmpty()
            || draft.topic.map(Carrying::area).equals(last)
            || draft.signals.begins(draft.text, "follow_up")
            || draft.signals.begins(draft.text, "correction"));
  }

  static boolean isPlace(Entity entity) {
    return PLACES.contains(entity.type());
  }

  static String area(String topic) {
    return topic.substring(0, topic.indexOf('.'));
  }
}
