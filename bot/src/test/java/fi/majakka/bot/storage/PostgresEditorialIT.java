package fi.majakka.bot.storage;

import fi.majakka.bot.config.Config;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresEditorialIT extends EditorialContract {
  @SuppressWarnings("NullAway.Init")
  private EmbeddedPostgres postgres;

  @BeforeAll
  void start() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  void stop() throws IOException {
    postgres.close();
  }

  @Override
  Config.Database config() {
    return new Config.Database(
        Optional.of(postgres.getJdbcUrl("postgres", "postgres")),
        Optional.of("postgres"),
        Optional.of("postgres"),
        4);
  }
}
