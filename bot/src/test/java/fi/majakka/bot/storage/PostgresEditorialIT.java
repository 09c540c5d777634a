package fi.majakka.bot.storage;

import fi.majakka.bot.config.Config;

class PostgresEditorialIT extends EditorialContract {
  private final Config.Database database = SharedPostgres.database();

  @Override
  Config.Database config() {
    return database;
  }
}
