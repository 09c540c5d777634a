package fi.majakka.bot.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Where sessions are kept; only hashes of their tokens. */
public interface Sessions {

  /** The session of a token's hash, with its user as it is now. */
  Optional<Session> find(String id);

  /** The sessions of a user, the newest first. */
  List<Session> of(long user);

  /** Begins a session, in the place of another if one is named. */
  CompletableFuture<Void> begin(
      String id, long user, Session.Stage stage, Instant at, Optional<String> instead);

  /** Notes that a session was used. */
  CompletableFuture<Void> seen(String id, Instant at);

  /** Ends a session. */
  CompletableFuture<Void> end(String id, AuditEntry entry);

  /** Ends all sessions of a user but one. */
  CompletableFuture<Void> endOthers(long user, String kept, AuditEntry entry);

  /** Forgets sessions that ended by themselves. */
  CompletableFuture<Integer> endOld(Instant startedBefore, Instant seenBefore);
}
