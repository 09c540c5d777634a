package fi.majakka.bot.jobs.feed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.majakka.bot.fetch.Fetcher;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks Työmarkkinatori's search interface (P67, version 2). */
final class TmtAsk {

  private TmtAsk() {}

  /**
   * @param status PUBLISHED or ARCHIVED
   * @param since only what was changed later
   */
  static Fetcher.Ask of(
      URI address,
      String key,
      List<String> municipalities,
      Optional<Instant> since,
      String status) {
    ObjectNode filter = JsonNodeFactory.instance.objectNode();
    filter.put("onlyStatus", status);
    since.ifPresent(from -> filter.putObject("modified").put("from", from.toString()));
    if (!municipalities.isEmpty()) {
      municipalities.forEach(filter.putArray("municipalityIn")::add);
    }
    return new Fetcher.Ask(
        address,
        Map.of("KIPA-Subscription-Key", key, "Accept", "application/x-ndjson"),
        Optional.of(filter.toString()));
  }
}
