package fi.majakka.kb;

import java.util.List;
import java.util.Optional;

/**
 * Somebody who is responsible for something.
 *
 * @param url its own site
 * @param municipality nominative, where the organisation is a municipality
 * @param tasks ids of the tasks that it answers for
 * @param partnerIn ids of the tasks in which it works with those who answer for them
 * @param serves municipalities that it serves; empty for all
 */
public record Organisation(
    String id,
    Text name,
    String url,
    Optional<String> municipality,
    List<String> tasks,
    List<String> partnerIn,
    List<String> serves,
    List<Contact> contacts) {

  public Organisation {
    tasks = List.copyOf(tasks);
    partnerIn = List.copyOf(partnerIn);
    serves = List.copyOf(serves);
    contacts = List.copyOf(contacts);
  }

  /** True when it serves people of a municipality: a municipality serves its own. */
  public boolean serves(String place) {
    return municipality
        .map(place::equals)
        .orElseGet(() -> serves.isEmpty() || serves.contains(place));
  }
}
