package fi.majakka.bot.storage;

import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of the embedded database, as its one writer treats it. H2 keeps commits in memory, and
 * while its own background writer has a commit in flight, {@code CHECKPOINT SYNC} finds nothing
 * left to write and returns too early (decision 0003). So the background writer runs only while
 * nobody waits for an acknowledgement, to compact the file. Confined to the writer's thread.
 */
final class EmbeddedFile {
  /** Without the end that H2 gives it. */
  static final String NAME = "majakka";

  /** So long nothing is written before the file is tidied. */
  static final Duration QUIET = Duration.ofSeconds(2);

  /** So long it is tidied at a time. */
  static final Duration TIDYING = Duration.ofSeconds(10);

  /** Settings of every connection: each commit is written by the thread that commits. */
  static final String SETTINGS =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
          + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1"
          // Every page that is written passes through the cache. In a large one it stays until the
          // collector takes it for old, and all of the heap is tidied often (decision 0017).
          + ";CACHE_SIZE=1024"
          // The statements of a turn are parsed once; the default of 8 forgets them in every round.
          + ";QUERY_CACHE_SIZE=64"
          // A commit writes whole pages; of its usual 16 KB they made 130 KB a message, now 56 KB.
          + ";PAGE_SIZE=4096"
          // H2 counts values between two writes; of ten thousand rows everybody would wait for it.
          + ";ANALYZE_SAMPLE=1000";

  /** Commits that leave enough behind to be worth tidying. */
  private static final int WORTHWHILE = 200;

  private static final int TIDYING_DELAY_MS = 300;
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedFile.class);
  private final Jdbi jdbi;
  private int commits;
  private boolean tidying;

  EmbeddedFile(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Every 32 rows H2 would store how far the numbers of rows have come, in a commit of its own. Not
   * for PostgreSQL, where each connection would take numbers of its own and the order be lost.
   */
  static void takeNumbersAhead(Handle handle) {
    handle.execute("alter table inbox alter column seq set cache 1000");
    handle.execute("alter table outbox alter column seq set cache 1000");
  }

  /** Forces to disk what the handle has committed. */
  void force(Handle handle) {
    if (tidying) {
      writeDelay(0);
      tidying = false;
    }
    handle.execute("checkpoint sync");
    commits++;
  }

  /** True when enough was written to be worth tidying. */
  boolean untidy() {
    return commits >= WORTHWHILE;
  }

  /** Lets the background writer compact the file. */
  void startTidying() {
    tidying = true;
    commits = 0;
    try {
      writeDelay(TIDYING_DELAY_MS);
    } catch (JdbiException e) {
      LOG.warn("the database file was not tidied: {}", e.getClass().getName());
    }
  }

  /** Ends the background writer; what it had in flight is written when this returns. */
  void endTidying() {
    try {
      writeDelay(0);
      tidying = false;
    } catch (JdbiException e) {
      // The next write tries again, and fails rather than be acknowledged too early.
      LOG.warn("the database file is still being tidied: {}", e.getClass().getName());
    }
  }

  private void writeDelay(int milliseconds) {
    jdbi.useHandle(handle -> handle.execute("set write_delay " + milliseconds));
  }
}
