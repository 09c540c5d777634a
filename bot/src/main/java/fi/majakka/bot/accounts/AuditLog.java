package fi.majakka.bot.accounts;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What was done in the studio and at its doors, in order; rows are only ever added. A change that
 * is stored writes its entry in its own transaction, in {@code storage}.
 */
public interface AuditLog {

  /** Adds an entry; completes once it is on disk. */
  CompletableFuture<Void> record(AuditEntry entry);

  /**
   * Rows, the newest first.
   *
   * @param before only rows with a smaller number
   */
  List<AuditRow> rows(Filter filter, Optional<Long> before, int most);

  /** The last row's number and mac, or none. */
  Optional<Head> head();

  /**
   * Reads the whole log and checks the chain.
   *
   * @param known heads that were kept elsewhere; each must still be there
   */
  Check verify(List<Head> known);

  /**
   * Which rows are wanted; empty texts take any.
   *
   * @param action an action or the beginning of one, such as {@code user.}
   */
  record Filter(String who, String action, String subject) {
    public static Filter all() {
      return new Filter("", "", "");
    }
  }

  /** Where the log ended at some time. */
  record Head(long number, String mac) {}

  /**
   * What verifying found.
   *
   * @param rows how many were read
   * @param broken the first row that does not follow the one before, or that is missing
   */
  record Check(long rows, Optional<Long> broken, Optional<Head> head) {}
}
