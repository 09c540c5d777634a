package fi.majakka.bot.storage;

import fi.majakka.bot.config.Config;

class PostgresSignUpsIT extends SignUpsContract {
  @Override
  Config.Database config() {
    return SharedPostgres.database();
  }
}
