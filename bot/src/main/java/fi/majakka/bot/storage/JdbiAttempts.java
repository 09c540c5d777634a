package fi.majakka.bot.storage;

import fi.majakka.bot.accounts.Attempts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/** Tries to sign in, shared by all instances. */
public final class JdbiAttempts implements Attempts {
  private final Database database;

  public JdbiAttempts(Database database) {
    this.database = database;
  }

  private record Failed(String key, int failures, Instant lastAt) {}

  @Override
  public CompletableFuture<Optional<Duration>> begin(List<String> keys, Instant at) {
    return database
        .writes()
        .submit(
            handle -> {
              List<Failed> before = new ArrayList<>();
              for (String key : keys.stream().sorted().toList()) {
                before.add(failed(handle, key, at));
              }
              Optional<Duration> wait =
                  before.stream()
                      .map(failed -> Attempts.pause(failed.failures()).minus(since(failed, at)))
                      .filter(left -> left.compareTo(Duration.ZERO) > 0)
                      .max(Duration::compareTo);
              if (wait.isEmpty()) {
                before.forEach(failed -> store(handle, failed.key(), failed.failures() + 1, at));
              }
              return wait;
            });
  }

  private static Duration since(Failed failed, Instant at) {
    Duration since = Duration.between(failed.lastAt(), at);
    return since.isNegative() ? Duration.ZERO : since;
  }

  private static Failed failed(Handle handle, String key, Instant at) {
    handle
        .createUpdate(
            "insert into sign_in_attempt (attempt_key, failures, last_at) values (:key, 0, :at)"
                + " on conflict do nothing")
        .bind("key", key)
        .bind("at", at)
        .execute();
    Failed stored =
        handle
            .createQuery(
                "select failures, last_at from sign_in_attempt where attempt_key = :key for update")
            .bind("key", key)
            .map(
                (row, context) ->
                    new Failed(
                        key, row.getInt("failures"), row.getTimestamp("last_at").toInstant()))
            .one();
    return stored.lastAt().plus(FORGOTTEN).isBefore(at) ? new Failed(key, 0, at) : stored;
  }

  private static void store(Handle handle, String key, int failures, Instant at) {
    handle
        .createUpdate(
            "update sign_in_attempt set failures = :failures, last_at = :at where attempt_key ="
                + " :key")
        .bind("failures", failures)
        .bind("at", at)
        .bind("key", key)
        .execute();
  }

  @Override
  public CompletableFuture<Void> succeeded(String account, String address) {
    return database
        .writes()
        .run(
            handle -> {
              handle
                  .createUpdate("delete from sign_in_attempt where attempt_key = :key")
                  .bind("key", account)
                  .execute();
              handle
                  .createUpdate(
                      "update sign_in_attempt set failures = failures - 1 where attempt_key = :key"
                          + " and failures > 0")
                  .bind("key", address)
                  .execute();
            });
  }

  @Override
  public CompletableFuture<Integer> forget(Instant before) {
    return database
        .writes()
        .submit(
            handle ->
                handle
                    .createUpdate("delete from sign_in_attempt where last_at < :before")
                    .bind("before", before)
                    .execute());
  }
}
