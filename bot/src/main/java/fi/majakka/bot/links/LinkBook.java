package fi.majakka.bot.links;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Where it is kept how addresses were found. */
public interface LinkBook {

  /** How every address that was ever looked at was last found, by address. */
  Map<String, LinkState> states();

  /** True for the one instance that is to look at an address now. */
  boolean claim(String url, Instant until);

  CompletableFuture<Void> note(LinkState state);
}
