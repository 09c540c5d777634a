package fi.majakka.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.majakka.bot.config.Config;
import java.nio.file.Path;
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
  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database =
        Database.open(
            new Config.Database(Optional.empty(), Optional.empty(), Optional.empty(), 4), folder);
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
    int kept =
        database
            .jdbi()
            .withHandle(
                handle -> handle.select("select count(*) from note").mapTo(Integer.class).one());
    assertThat(kept).isEqualTo(301);
  }
}
