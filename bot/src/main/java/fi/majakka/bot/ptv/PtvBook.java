package fi.majakka.bot.ptv;

import fi.majakka.bot.accounts.AuditEntry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Where it is kept what PTV said, and which of our facts it is about. */
public interface PtvBook {

  /** Everything that was read, by name. */
  List<PtvHeld> all();

  Optional<PtvHeld> find(String entry);

  /** Every fact of ours that is about something of PTV, with that. */
  List<Bound> bound();

  /** A fact of ours with what PTV says. */
  record Bound(PtvLink link, PtvHeld held) {}

  /** Takes in a whole reading of a source: what it no longer has is gone. */
  CompletableFuture<Void> take(String source, List<PtvEntry> entries);

  /**
   * Notes that a source could not be read; what it said before stays, and it is due again as {@link
   * PtvRetry} says.
   *
   * @param why a code that the studio has words for
   * @param every how often the source is read when all is well
   */
  CompletableFuture<Void> failed(String source, String why, Duration every);

  /** Every source that was ever read. */
  List<PtvRead> reads();

  /** True for the one instance that is to read a source now. */
  boolean claim(String source, Duration every);

  /** Puts a link in place of the one that its fact had. */
  CompletableFuture<Void> link(PtvLink link, AuditEntry entry);

  /** Parts a fact from PTV again. */
  CompletableFuture<Void> unlink(String fact, AuditEntry entry);

  /** Remembers that no fact is made of something of PTV, or that one may be after all. */
  CompletableFuture<Void> setAside(String entry, boolean aside, AuditEntry audit);
}
