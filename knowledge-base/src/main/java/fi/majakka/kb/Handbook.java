package fi.majakka.kb;

import java.util.List;
import java.util.Optional;

/**
 * What employers are served with besides articles: who does what, what to look for in an
 * advertisement, a self-assessment and checklists.
 */
public record Handbook(
    List<Task> tasks, AdRules ads, Optional<Readiness> readiness, List<Checklist> checklists) {

  public Handbook {
    tasks = List.copyOf(tasks);
    checklists = List.copyOf(checklists);
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
