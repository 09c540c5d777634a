package fi.majakka.bot.storage;

import fi.majakka.bot.config.Config;

class PostgresHeldVacanciesIT extends HeldVacanciesContract {
  @Override
  Config.Database config() {
    return SharedPostgres.database();
  }
}
