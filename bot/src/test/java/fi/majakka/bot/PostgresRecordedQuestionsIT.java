package fi.majakka.bot;

import fi.majakka.bot.config.Config;
import fi.majakka.bot.storage.SharedPostgres;
import java.util.Map;

class PostgresRecordedQuestionsIT extends RecordedQuestionsContract {
  @Override
  Map<String, String> database() {
    Config.Database database = SharedPostgres.database();
    return Map.of(
        "MAJAKKA_DATABASE_URL",
        database.url().orElseThrow(),
        "MAJAKKA_DATABASE_USER",
        database.user().orElseThrow());
  }
}
