package fi.majakka.bot.storage;

import fi.majakka.bot.config.Config;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL for all tests of a run, with a database of its own for each that asks. */
public final class SharedPostgres {
  private static final EmbeddedPostgres SERVER = start();
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private SharedPostgres() {}

  /** It ends with the process: the library's own hook sees to that. */
  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new, empty database. */
  public static Config.Database database() {
    String name = "test" + NUMBER.incrementAndGet();
    try (Connection connection = SERVER.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new StorageException("no test database", e);
    }
    return new Config.Database(
        Optional.of(SERVER.getJdbcUrl("postgres", name)),
        Optional.of("postgres"),
        Optional.of("postgres"),
        4);
  }
}
