package fi.majakka.bot.storage;

import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.accounts.Credentials;
import fi.majakka.bot.accounts.Role;
import fi.majakka.bot.accounts.User;
import fi.majakka.bot.accounts.UserName;
import fi.majakka.bot.accounts.Users;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.privacy.MasterKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Users of the studio; every change is one transaction with its entry of the audit log. */
public final class JdbiUsers implements Users {
  private final Database database;
  private final MasterKey master;
  private final AuditTrail audit;

  public JdbiUsers(Database database, MasterKey master, AuditTrail audit) {
    this.database = database;
    this.master = master;
    this.audit = audit;
  }

  /** A user of a row that has the columns of {@code studio_user}. */
  static User user(ResultSet row, StatementContext context) throws SQLException {
    return new User(
        row.getLong("id"),
        row.getString("name"),
        Role.of(row.getString("role")).orElseThrow(),
        Optional.ofNullable(row.getString("municipality")),
        row.getString("password_hash") == null,
        row.getBoolean("disabled"),
        row.getTimestamp("temporary_until") != null,
        row.getBytes("authenticator") != null,
        Language.of(row.getString("language")).orElseThrow(),
        row.getTimestamp("created_at").toInstant(),
        time(row.getTimestamp("signed_in_at")));
  }

  private static Optional<Instant> time(@Nullable Timestamp at) {
    return Optional.ofNullable(at).map(Timestamp::toInstant);
  }

  @Override
  public Optional<User> find(String name) {
    return one("name_key", UserName.key(name));
  }

  @Override
  public Optional<User> find(long id) {
    return one("id", id);
  }

  @Override
  public Optional<User> bySubject(String subject) {
    return one("subject", subject);
  }

  private Optional<User> one(String column, Object value) {
    return database.jdbi().withHandle(handle -> one(handle, column, value));
  }

  private static Optional<User> one(Handle handle, String column, Object value) {
    return handle
        .createQuery("select * from studio_user where " + column + " = :value")
        .bind("value", value)
        .map(JdbiUsers::user)
        .findOne();
  }

  @Override
  public List<User> all() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select * from studio_user order by name_key")
                    .map(JdbiUsers::user)
                    .list());
  }

  @Override
  public Credentials credentials(long id) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select * from studio_user where id = :id")
                    .bind("id", id)
                    .map(
                        (row, context) ->
                            new Credentials(
                                Optional.ofNullable(row.getString("password_hash")),
                                time(row.getTimestamp("temporary_until")),
                                Optional.ofNullable(row.getBytes("authenticator"))
                                    .map(master::unwrap)))
                    .one());
  }

  @Override
  public CompletableFuture<Optional<User>> add(NewUser user, AuditEntry entry) {
    return database
        .writes()
        .submit(
            handle -> {
              if (one(handle, "name_key", user.name().key()).isPresent()) {
                return Optional.empty();
              }
              handle
                  .createUpdate(
                      "insert into studio_user (name, name_key, role, municipality, password_hash,"
                          + " temporary_until, language, created_at) values (:name, :key, :role,"
                          + " :municipality, :hash, :until, :language, :at)")
                  .bind("name", user.name().text())
                  .bind("key", user.name().key())
                  .bind("role", user.role().code())
                  .bind("municipality", user.municipality())
                  .bind("hash", user.passwordHash())
                  .bind("until", user.temporaryUntil())
                  .bind("language", user.language().code())
                  .bind("at", user.createdAt())
                  .execute();
              audit.append(handle, entry);
              return one(handle, "name_key", user.name().key());
            });
  }

  @Override
  public CompletableFuture<Void> password(
      long id,
      String hash,
      Optional<Instant> temporaryUntil,
      Optional<String> keep,
      AuditEntry entry) {
    return change(
        handle -> {
          handle
              .createUpdate(
                  "update studio_user set password_hash = :hash, temporary_until = :until"
                      + " where id = :id")
              .bind("hash", hash)
              .bind("until", temporaryUntil)
              .bind("id", id)
              .execute();
          endSessions(handle, id, keep);
        },
        entry);
  }

  @Override
  public CompletableFuture<Void> authenticator(
      long id, byte[] secret, long counter, List<String> codeHashes, AuditEntry entry) {
    byte[] wrapped = master.wrap(secret);
    return change(
        handle -> {
          set(
              handle,
              id,
              "authenticator = :secret, used_counter = :counter",
              Map.of("secret", wrapped, "counter", counter));
          RecoveryCodes.replace(handle, id, codeHashes);
        },
        entry);
  }

  @Override
  public CompletableFuture<Void> noAuthenticator(long id, AuditEntry entry) {
    return change(
        handle -> {
          set(handle, id, "authenticator = null", Map.of());
          RecoveryCodes.replace(handle, id, List.of());
          endSessions(handle, id, Optional.empty());
        },
        entry);
  }

  @Override
  public CompletableFuture<Void> recoveryCodes(long id, List<String> hashes, AuditEntry entry) {
    return change(handle -> RecoveryCodes.replace(handle, id, hashes), entry);
  }

  @Override
  public int recoveryCodesLeft(long id) {
    return database.jdbi().withHandle(handle -> RecoveryCodes.left(handle, id));
  }

  @Override
  public CompletableFuture<Boolean> useCounter(long id, long counter) {
    return database
        .writes()
        .submit(
            handle ->
                handle
                        .createUpdate(
                            "update studio_user set used_counter = :counter where id = :id and"
                                + " used_counter < :counter")
                        .bind("counter", counter)
                        .bind("id", id)
                        .execute()
                    == 1);
  }

  @Override
  public CompletableFuture<Boolean> useRecoveryCode(long id, String hash, AuditEntry entry) {
    return database
        .writes()
        .submit(
            handle -> {
              boolean used = RecoveryCodes.use(handle, id, hash);
              if (used) {
                audit.append(handle, entry);
              }
              return used;
            });
  }

  @Override
  public CompletableFuture<Void> disabled(long id, boolean disabled, AuditEntry entry) {
    return change(
        handle -> {
          set(handle, id, "disabled = :disabled", Map.of("disabled", disabled));
          endSessions(handle, id, Optional.empty());
        },
        entry);
  }

  @Override
  public CompletableFuture<Void> role(
      long id, Role role, Optional<String> municipality, AuditEntry entry) {
    return change(
        handle -> {
          handle
              .createUpdate(
                  "update studio_user set role = :role, municipality = :municipality where id = :id")
              .bind("role", role.code())
              .bind("municipality", municipality)
              .bind("id", id)
              .execute();
          endSessions(handle, id, Optional.empty());
        },
        entry);
  }

  @Override
  public CompletableFuture<Void> language(long id, Language language) {
    return database
        .writes()
        .run(
            handle -> {
              set(handle, id, "language = :language", Map.of("language", language.code()));
            });
  }

  @Override
  public CompletableFuture<Boolean> bind(long id, String subject, AuditEntry entry) {
    return database
        .writes()
        .submit(
            handle -> {
              boolean bound =
                  handle
                          .createUpdate(
                              "update studio_user set subject = :subject where id = :id and subject"
                                  + " is null and password_hash is null")
                          .bind("subject", subject)
                          .bind("id", id)
                          .execute()
                      == 1;
              if (bound) {
                audit.append(handle, entry);
              }
              return bound;
            });
  }

  @Override
  public CompletableFuture<Void> signedIn(long id, Instant at, AuditEntry entry) {
    return change(handle -> set(handle, id, "signed_in_at = :at", Map.of("at", at)), entry);
  }

  private CompletableFuture<Void> change(Consumer<Handle> work, AuditEntry entry) {
    return database
        .writes()
        .run(
            handle -> {
              work.accept(handle);
              audit.append(handle, entry);
            });
  }

  private static void set(Handle handle, long id, String what, Map<String, ?> values) {
    handle
        .createUpdate("update studio_user set " + what + " where id = :id")
        .bindMap(values)
        .bind("id", id)
        .execute();
  }

  private static void endSessions(Handle handle, long user, Optional<String> keep) {
    handle
        .createUpdate("delete from studio_session where user_id = :user and id <> :keep")
        .bind("user", user)
        .bind("keep", keep.orElse(""))
        .execute();
  }
}
