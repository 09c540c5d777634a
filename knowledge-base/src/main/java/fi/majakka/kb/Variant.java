package fi.majakka.kb;

import java.util.List;
import java.util.Optional;

/**
 * What an article says otherwise in one municipality.
 *
 * @param steps empty: the common steps hold
 * @param more put before the common ones
 */
public record Variant(
    Optional<Block> lead,
    List<Block> steps,
    List<String> responsible,
    Optional<Block> unknown,
    List<Block> more,
    List<Link> links) {

  public Variant {
    steps = List.copyOf(steps);
    responsible = List.copyOf(responsible);
    more = List.copyOf(more);
    links = List.copyOf(links);
  }
}
