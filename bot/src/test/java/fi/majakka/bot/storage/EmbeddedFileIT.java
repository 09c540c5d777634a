package fi.majakka.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fi.majakka.bot.config.Config;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * H2's background writer can hold a commit in flight while CHECKPOINT SYNC returns (decision 0003):
 * it may live only while nobody waits for an acknowledgement.
 */
class EmbeddedFileIT {
  private static final String WRITER = "MVStore background writer";
  private static final Config.Database EMBEDDED =
      new Config.Database(Optional.empty(), Optional.empty(), Optional.empty(), 4);
  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(EMBEDDED, folder);
    write("create table note (id int primary key, text varchar(400))");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private boolean write(String sql) {
    return database
        .writes()
        .submit(handle -> handle.execute(sql) >= 0 && backgroundWriter())
        .join();
  }

  private static boolean backgroundWriter() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().startsWith(WRITER));
  }

  @Test
  void nothingWritesBehindTheBackOfAnAcknowledgement() {
    for (int i = 0; i < 300; i++) {
      assertThat(write("insert into note values (" + i + ", 'x')")).isFalse();
    }
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(backgroundWriter()).as("tidies when quiet").isTrue());
    assertThat(write("insert into note values (1000, 'after a quiet moment')")).isFalse();
    assertThat(backgroundWriter()).isFalse();
    assertThat(notes()).isEqualTo(301);
  }

  /** H2 2.5.252 found a chunk that fills a gap of the file only with the next one (0003). */
  @Test
  void whatIsOnDiskAfterEveryAcknowledgementHoldsWhatWasAcknowledged() throws Exception {
    write("set retention_time 0"); // gaps are filled at once, not after 45 seconds
    String long400 = "x".repeat(400);
    for (int i = 0; i < 60; i++) {
      write("insert into note values (" + i + ", '" + long400 + "')");
      write("update note set text = '" + i + "' where id < " + i / 2);
      Path killed = Files.createDirectories(folder.resolve("killed"));
      Files.copy(
          folder.resolve("majakka.mv.db"),
          killed.resolve("majakka.mv.db"),
          StandardCopyOption.REPLACE_EXISTING);
      assertThat(rowsOf(killed)).as("rows after %d acknowledgements", i).isEqualTo(i + 1);
    }
  }

  private static int rowsOf(Path killed) throws SQLException {
    String url =
        "jdbc:h2:file:" + killed.resolve("majakka") + ";DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=0";
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from note")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private int notes() {
    return database
        .jdbi()
        .withHandle(
            handle -> handle.select("select count(*) from note").mapTo(Integer.class).one());
  }

  @Test
  void aDatabaseThatCannotBeUsedIsRefusedInOneLine() {
    write("drop table inbox cascade");
    database.close();
    assertThatThrownBy(() -> Database.open(EMBEDDED, folder))
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("the database cannot be opened: ")
        .hasMessageNotContaining("\n")
        .hasMessageNotContaining("SQL");
    database = Database.open(EMBEDDED, folder.resolve("another"));
  }

  private void reopen(Path data, Path built) {
    database.close();
    database = Database.open(EMBEDDED, data, built);
  }

  @Test
  void aNewDatabaseBeginsAsTheEmptyOneOfTheBuild() throws Exception {
    Path built = folder.resolve("built");
    Database.prepare(built);
    reopen(built, built);
    write("create table note (id int primary key)"); // which no migration makes
    reopen(folder.resolve("new"), built);
    assertThat(notes()).isZero();
    assertThat(folder.resolve("new").toFile().list()).containsExactly("majakka.mv.db");
    write("insert into note values (1)");
    reopen(folder.resolve("new"), built);
    assertThat(notes()).as("what was there is left alone").isOne();
  }

  @Test
  void aDatabaseWithOtherTablesThanThoseOfTheBuildIsLeftToFlyway() {
    Path built = folder.resolve("built");
    Database.prepare(built);
    write("update flyway_schema_history set checksum = 1 where version = '1'");
    database.close();
    assertThatThrownBy(() -> Database.open(EMBEDDED, folder, built))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("cannot be opened");
    database = Database.open(EMBEDDED, folder.resolve("new"), built);
  }
}
