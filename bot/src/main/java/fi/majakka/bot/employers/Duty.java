package fi.majakka.bot.employers;

import fi.majakka.kb.Organisation;
import fi.majakka.kb.Task;
import java.util.List;
import java.util.Optional;

/**
 * Who answers for a task, and who takes part.
 *
 * @param municipality where; empty for the whole region
 * @param responsible may be empty: then nobody is named as the one in charge
 */
public record Duty(
    Task task,
    Optional<String> municipality,
    List<Organisation> responsible,
    List<Organisation> partners) {

  public Duty {
    responsible = List.copyOf(responsible);
    partners = List.copyOf(partners);
  }

  /** True when each municipality answers for its own part. */
  public boolean ownMunicipality() {
    return municipality.isEmpty()
        && responsible.stream().filter(each -> each.municipality().isPresent()).count() > 1;
  }
}
