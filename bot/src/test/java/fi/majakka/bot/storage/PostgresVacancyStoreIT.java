package fi.majakka.bot.storage;

import fi.majakka.bot.config.Config;

class PostgresVacancyStoreIT extends VacancyStoreContract {
  @Override
  Config.Database config() {
    return SharedPostgres.database();
  }
}
