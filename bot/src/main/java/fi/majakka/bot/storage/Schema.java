package fi.majakka.bot.storage;

import fi.majakka.bot.config.NewFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables of the database. Flyway brings them up to date, and writes down what it did. A build
 * keeps an empty database that is up to date: a new embedded one begins as a copy of it, and where
 * the same is written down nothing is left to do, so that neither time nor memory goes to Flyway
 * (decision 0017).
 */
final class Schema {
  private static final String FILE = EmbeddedFile.NAME + ".mv.db";

  private static final String HISTORY = "history.txt";
  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

  private Schema() {}

  /**
   * Brings the tables up to date.
   *
   * @param built where the build keeps what {@link #keep} made; need not exist
   */
  static void bringUpToDate(DataSource database, Path built) {
    if (!isUpToDate(database, built.resolve(HISTORY))) {
      Flyway.configure().dataSource(database).locations("classpath:db/migration").load().migrate();
    }
  }

  private static boolean isUpToDate(DataSource database, Path history) {
    try {
      return Files.exists(history) && Files.readAllLines(history).equals(history(database));
    } catch (SQLException | IOException e) {
      LOG.debug("it is not known which tables there are", e);
      return false;
    }
  }

  private static List<String> history(DataSource database) throws SQLException {
    List<String> done = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select version, script, checksum, success from flyway_schema_history"
                    + " order by installed_rank")) {
      while (rows.next()) {
        done.add(
            "%s %s %d %b"
                .formatted(
                    rows.getString(1), rows.getString(2), rows.getInt(3), rows.getBoolean(4)));
      }
    }
    return done;
  }

  /** A new embedded database begins as the empty one of the build, where there is one. */
  static void begin(Path data, Path built) throws IOException {
    Path empty = built.resolve(FILE);
    Path file = data.resolve(FILE);
    if (Files.exists(file) || !Files.exists(empty)) {
      return;
    }
    Path draft = Files.createTempFile(data, "majakka", ".new");
    Files.copy(empty, draft, StandardCopyOption.REPLACE_EXISTING);
    NewFile.place(draft, file);
  }

  /** Writes down in a build what was done to an empty database that lies there. */
  static void keep(DataSource empty, Path built) {
    try {
      Files.write(built.resolve(HISTORY), history(empty));
    } catch (SQLException | IOException e) {
      throw new StorageException("the empty database of the build cannot be kept", e);
    }
  }
}
