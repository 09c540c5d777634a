package fi.majakka.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;

import fi.majakka.bot.config.Config;
import fi.majakka.bot.jobs.alerts.Rhythm;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class H2AlertStoreIT extends AlertStoreContract {
  private static final int SEARCHES = 3_000;
  private static final int NEW = 4;

  static Config.Database embedded() {
    return new Config.Database(Optional.empty(), Optional.empty(), Optional.empty(), 4);
  }

  @Override
  Config.Database config() {
    return embedded();
  }

  /**
   * A real process is killed in its next write: twice while it matches, then while it tells. Five
   * hundred searches are noted or told in a write.
   */
  @Test
  void aProcessThatIsKilledInBetweenTellsEachSearchOnce() throws Exception {
    for (int i = 0; i < SEARCHES; i++) {
      save(String.format("search%06d", i), Rhythm.AT_ONCE);
    }
    publish(NOW.plusSeconds(60), "new1", "new2", "new3", "new4");
    close();
    Instant at = NOW.plusSeconds(120);
    for (int writes : new int[] {1, 4, 8, 3}) {
      int done = killAfter(writes, at);
      assertThat(done).as("what is written, in target/alerts-killed.log").isPositive();
      at = at.plus(Duration.ofMinutes(11));
    }
    open();
    desk(at).match();
    desk(at).tell();
    assertThat(count("select count(*) from outbox where message_id like 'alert-%'"))
        .isEqualTo(SEARCHES);
    assertThat(count("select count(*) from job_alert where messages = 1 and due_at is null"))
        .isEqualTo(SEARCHES);
    assertThat(noted("where f.number <= a.told")).isEqualTo(SEARCHES * NEW);
    assertThat(count("select count(*) from job_alert_finding")).isEqualTo(SEARCHES);
  }

  /**
   * Each line that the process prints is a write that it has done. On a busy machine it may have
   * done more by the time that it is killed, and end before.
   *
   * @return how many writes were seen
   */
  private int killAfter(int writes, Instant at) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                AlertHouse.class.getName(),
                folder.toString(),
                at.toString())
            .redirectError(ProcessBuilder.Redirect.appendTo(new File("target/alerts-killed.log")))
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      int done = 0;
      while (done < writes && out.readLine() != null) {
        done++;
      }
      process.destroyForcibly().waitFor();
      return done;
    }
  }
}
