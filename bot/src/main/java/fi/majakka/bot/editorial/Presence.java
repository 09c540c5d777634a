package fi.majakka.bot.editorial;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Who has a file open in an editor just now. */
public interface Presence {

  /** Notes that somebody has a file open. */
  CompletableFuture<Void> seen(String path, String who, Instant now);

  /** The others who had it open after a moment. */
  List<String> others(String path, String who, Instant since);
}
