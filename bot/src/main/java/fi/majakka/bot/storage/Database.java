package fi.majakka.bot.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import fi.majakka.bot.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database: an embedded H2 file or PostgreSQL, migrated and ready. Reads take a connection of
 * the pool; every write goes through {@link #writes()}.
 */
public final class Database implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  /** {@code ErrorCode.DATABASE_ALREADY_OPEN_1} of H2. */
  private static final int LOCKED = 90_020;

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final GroupCommit writes;
  private final boolean embedded;

  private Database(HikariDataSource pool, boolean embedded) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    this.embedded = embedded;
    if (embedded) {
      jdbi.useHandle(EmbeddedFile::takeNumbersAhead);
    }
    this.writes =
        new GroupCommit(jdbi, embedded ? Optional.of(new EmbeddedFile(jdbi)) : Optional.empty());
  }

  /**
   * Opens the database and brings its tables up to date.
   *
   * @param data the data directory, for the embedded file
   * @param built where {@link #prepare} was called by the build, or a folder that is not there
   * @throws DatabaseInUseException when another process holds the embedded file
   * @throws StorageException when it cannot be opened
   */
  public static Database open(Config.Database config, Path data, Path built) {
    boolean embedded = config.url().isEmpty();
    HikariConfig settings = new HikariConfig();
    settings.setJdbcUrl(config.url().orElseGet(() -> embeddedUrl(data, built)));
    config.user().ifPresent(settings::setUsername);
    config.password().ifPresent(settings::setPassword);
    if (embedded) {
      settings.setUsername("sa");
    }
    settings.setMaximumPoolSize(config.poolSize());
    settings.setMinimumIdle(1);
    settings.setPoolName("majakka");
    try {
      return upToDate(new HikariDataSource(settings), built, embedded);
    } catch (FlywayException | JdbiException | PoolInitializationException e) {
      if (inUse(e)) {
        throw new DatabaseInUseException("another process holds the database in " + data, e);
      }
      throw new StorageException("the database cannot be opened: " + rootMessage(e), e);
    }
  }

  private static Database upToDate(HikariDataSource pool, Path built, boolean embedded) {
    try {
      Schema.bringUpToDate(pool, built);
      return new Database(pool, embedded);
    } catch (FlywayException | JdbiException e) {
      pool.close();
      throw e;
    }
  }

  /** Opens a database as {@link #open(Config.Database, Path, Path)} does where no build is. */
  public static Database open(Config.Database config, Path data) {
    return open(config, data, data);
  }

  /**
   * Makes an empty embedded database that the starts of a build begin with.
   *
   * @param built a folder, made if need be
   */
  public static void prepare(Path built) {
    Config.Database embedded =
        new Config.Database(Optional.empty(), Optional.empty(), Optional.empty(), 2);
    try (Database empty = open(embedded, built, built)) {
      Schema.keep(empty.pool, built);
    }
  }

  /** H2 is closed by us, last; its own shutdown hook would close it under the turns that drain. */
  private static String embeddedUrl(Path data, Path built) {
    try {
      Files.createDirectories(data);
      Schema.begin(data, built);
    } catch (IOException e) {
      throw new StorageException("the data directory " + data + " cannot be made", e);
    }
    return "jdbc:h2:file:"
        + data.toAbsolutePath().resolve(EmbeddedFile.NAME)
        + EmbeddedFile.SETTINGS;
  }

  /** H2 says by a code of its own that its file is locked. */
  private static boolean inUse(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getErrorCode() == LOCKED) {
        return true;
      }
    }
    return false;
  }

  private static String rootMessage(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = String.valueOf(cause.getMessage());
    String line = message.lines().findFirst().orElse(message);
    return line.replaceFirst("; SQL statement:$", "");
  }

  /** Reads. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /** Durable writes. */
  public GroupCommit writes() {
    return writes;
  }

  /** True for the embedded database, which one process has for itself. */
  public boolean embedded() {
    return embedded;
  }

  /** What an acknowledgement is worth, in words for people who run the service. */
  public String durability() {
    return embedded
        ? "H2, group commit with CHECKPOINT SYNC: acknowledged data survives a kill of the process"
            + " and the loss of power"
        : "PostgreSQL, group commit with synchronous_commit=on";
  }

  /** True when the database answers. */
  public boolean healthy() {
    return !pool.isClosed()
        && writes.healthy()
        && jdbi.withHandle(handle -> handle.select("select 1").mapTo(Integer.class).one()) == 1;
  }

  @Override
  public void close() {
    writes.close();
    if (embedded) {
      shutDown();
    }
    pool.close();
  }

  /** Writes what is left and closes the file; the connection goes with it. */
  private void shutDown() {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("shutdown");
    } catch (SQLException e) {
      // The statement ends with its connection; that is what it is for.
      LOG.debug("the database is closed", e);
    }
  }
}
