package fi.majakka.kb;

import java.util.List;
import java.util.Optional;

/**
 * What employers are served with besides articles: who does what, what to look for in an
 * advertisement, a self-assessment and checklists.
 *
 * @param harmless words that make the rest of their sentence harmless to every rule about people
 */
public record Handbook(
    List<Task> tasks,
    List<AdRule> adRules,
    List<WordPattern> harmless,
    Optional<Readiness> readiness,
    List<Checklist> checklists) {

  public Handbook {
    tasks = List.copyOf(tasks);
    adRules = List.copyOf(adRules);
    harmless = List.copyOf(harmless);
    checklists = List.copyOf(checklists);
  }

  /** A handbook with nothing in it. */
  public static Handbook empty() {
    return new Handbook(List.of(), List.of(), List.of(), Optional.empty(), List.of());
  }

  /** The task of an id. */
  public Optional<Task> task(String id) {
    return tasks.stream().filter(task -> task.id().equals(id)).findFirst();
  }

  /** The checklist of an id. */
  public Optional<Checklist> checklist(String id) {
    return checklists.stream().filter(list -> list.id().equals(id)).findFirst();
  }
}
